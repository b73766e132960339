using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace CisLens.Web.Tests.People;

/// <summary>A browser without script: keeps cookies, follows no redirect, fills in forms.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer _cookies = new();

    private readonly Keeper _keeper;

    public Visitor(TestServer server)
    {
        _keeper = new Keeper(_cookies) { InnerHandler = server.CreateHandler() };
        Http = new HttpClient(_keeper) { BaseAddress = new Uri("https://localhost/") };
    }

    public HttpClient Http { get; }

    /// <summary>With what a script shows who it is; a browser has none.</summary>
    public string? Token
    {
        get => Http.DefaultRequestHeaders.Authorization?.Parameter;
        init => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", value);
    }

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    /// <summary>The response headers that set cookies, of the last answer that had some.</summary>
    public IReadOnlyList<string> LastSetCookie => _keeper.LastSetCookie;

    /// <summary>Says in a request that another client makes who asks.</summary>
    public void Identify(HttpRequest request)
    {
        request.Headers.Cookie = _cookies.GetCookieHeader(Http.BaseAddress!);
        if (Token is { } token)
            request.Headers.Authorization = $"Bearer {token}";
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Opens a page, fills its form in and sends it with everything hidden in it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await TextAsync(path));
        var form = page.QuerySelector("form.cl-form") ?? throw new InvalidOperationException($"{path} has no form: {page.Body?.TextContent.Trim()}");
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var body = new FormUrlEncodedContent([.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    /// <summary>Opens a link whose secret stands behind the #, as somebody does who copies it; answers the page that uses it.</summary>
    public async Task<string> OpenLinkAsync(string link)
    {
        var (page, secret) = (link.Split('#')[0], link.Split("#key=")[1]);
        using var form = new HtmlParser().ParseDocument(await TextAsync(page));
        var hidden = form.QuerySelectorAll("form[data-link] input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var body = new FormUrlEncodedContent([.. hidden, KeyValuePair.Create("Link.Key", secret)]);
        using var answer = await Http.PostAsync(new Uri(page, UriKind.Relative), body);
        return Target(answer) ?? throw new InvalidOperationException($"{page} led nowhere: {(int)answer.StatusCode}");
    }

    /// <summary>Where an answer sends the browser, without the host when it is ours; null for nowhere.</summary>
    public static string? Target(HttpResponseMessage answer) =>
        answer.Headers.Location?.OriginalString is { } address ? address.Replace("https://localhost/", "/", StringComparison.Ordinal) : null;

    /// <summary>The sentence in which a page says why something did not work.</summary>
    public static async Task<string?> RefusalAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent.Trim();

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/sign-in") =>
        SubmitAsync(path, ("Form.Email", email), ("Form.Password", password));

    public void Dispose() => Http.Dispose();

    private sealed class Keeper(CookieContainer cookies) : DelegatingHandler
    {
        public IReadOnlyList<string> LastSetCookie { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                LastSetCookie = [.. set];
                foreach (var cookie in LastSetCookie)
                    cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}
