using System.Net;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class SignInTests(AccountsPortal portal)
{
    [Fact]
    public async Task Page_SignedOut_AsksToSignInAndGoesOnThere()
    {
        await portal.AddPersonAsync("rosalind");
        using var visitor = portal.Visit();
        using var asked = await visitor.GetAsync("/projects?page=2");
        Assert.Equal("/sign-in?returnUrl=%2Fprojects%3Fpage%3D2", Visitor.Target(asked));
        using var answer = await visitor.SignInAsync(AccountsPortal.Address("rosalind"), AccountsPortal.Password, Visitor.Target(asked)!);
        Assert.Equal("/projects?page=2", Visitor.Target(answer));
        Assert.Contains("rosalind", await visitor.TextAsync("/projects"), StringComparison.Ordinal);
        using var api = await portal.Visit().GetAsync("/api/projects");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task SignIn_ForeignReturnAddress_GoesHome(string address)
    {
        var name = "visitor" + address.Length;
        await portal.AddPersonAsync(name);
        using var visitor = portal.Visit();
        using var answer = await visitor.SignInAsync(AccountsPortal.Address(name), AccountsPortal.Password, "/sign-in?returnUrl=" + Uri.EscapeDataString(address));
        Assert.Equal("/", Visitor.Target(answer));
    }

    [Fact]
    public async Task Cookie_OverHttps_IsSecureAndNotForScripts()
    {
        await portal.AddPersonAsync("barbara");
        using var visitor = await portal.SignInAsync("barbara");
        var cookie = visitor.LastSetCookie.Single(one => one.StartsWith("__Host-cislens=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
        Assert.All(visitor.Cookies, one => Assert.StartsWith("__Host-", one.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_NotEncrypted_SaysSoAndScriptsGoOn()
    {
        using var client = portal.Factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost/") });
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("https://", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        using var health = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        using var proxied = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative));
        proxied.Headers.Add("X-Forwarded-Proto", "https");
        using var shown = await client.SendAsync(proxied);
        Assert.NotEqual(HttpStatusCode.BadRequest, shown.StatusCode);
    }

    [Fact]
    public async Task SignIn_AsSomebodyElse_TheFormerSessionEnds()
    {
        var former = await portal.AddPersonAsync("alicia");
        await portal.AddPersonAsync("beatrix");
        var sessions = portal.Factory.Services.GetRequiredService<Sessions>();
        using var elsewhere = await portal.SignInAsync("alicia");
        using var visitor = await portal.SignInAsync("alicia");
        Assert.Equal(2, (await sessions.ListAsync(former.Id, default)).Count);
        using var answer = await visitor.SignInAsync(AccountsPortal.Address("beatrix"), AccountsPortal.Password);
        Assert.Equal("/", Visitor.Target(answer));
        Assert.Single(await sessions.ListAsync(former.Id, default));
        using var still = await elsewhere.GetAsync("/projects");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Page_Any_LetsOnlyOurOwnScriptsRun()
    {
        using var visitor = portal.Visit();
        using var answer = await visitor.GetAsync("/not-found");
        var policy = answer.Headers.GetValues("Content-Security-Policy").First(one => one.Contains("script-src", StringComparison.Ordinal));
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.All(page.QuerySelectorAll("script:not([src])"), script => Assert.Equal(nonce, script.GetAttribute("nonce")));
        Assert.NotEmpty(page.QuerySelectorAll("script:not([src])"));
        using var other = await visitor.GetAsync("/not-found");
        Assert.DoesNotContain(nonce, string.Concat(other.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy.Split("script-src")[1].Split(';')[0], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task SignIn_WrongPasswordOrNobody_SameSentence()
    {
        await portal.AddPersonAsync("dorothy");
        using var visitor = portal.Visit();
        using var wrong = await visitor.SignInAsync(AccountsPortal.Address("dorothy"), "not it");
        using var nobody = await visitor.SignInAsync(AccountsPortal.Address("nobody"), "not it");
        var sentence = await Visitor.RefusalAsync(wrong);
        Assert.StartsWith("The address or the password is not right", sentence, StringComparison.Ordinal);
        Assert.Equal(sentence, await Visitor.RefusalAsync(nobody));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockedForAWhile()
    {
        var person = await portal.AddPersonAsync("maria");
        using var visitor = portal.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
            using (await visitor.SignInAsync(AccountsPortal.Address("maria"), "not it"))
            {
            }

        using var right = await visitor.SignInAsync(AccountsPortal.Address("maria"), AccountsPortal.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await portal.ChangeAsync(person.Id, locked => locked.LockedUntil = DateTimeOffset.UtcNow.AddSeconds(-1));
        using var again = await visitor.SignInAsync(AccountsPortal.Address("maria"), AccountsPortal.Password);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task SignIn_Disabled_Refused()
    {
        var person = await portal.AddPersonAsync("lise");
        using var before = await portal.SignInAsync("lise");
        await portal.ChangeAsync(person.Id, disabled => disabled.IsDisabled = true);
        using var after = await before.GetAsync("/projects");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        using var visitor = portal.Visit();
        using var answer = await visitor.SignInAsync(AccountsPortal.Address("lise"), AccountsPortal.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Session_Ended_CookieIsWorthNothing()
    {
        var person = await portal.AddPersonAsync("grace");
        using var one = await portal.SignInAsync("grace");
        using var other = await portal.SignInAsync("grace");
        var sessions = portal.Factory.Services.GetRequiredService<Sessions>();
        var list = await sessions.ListAsync(person.Id, default);
        Assert.Equal(2, list.Count);
        await sessions.EndOthersAsync(person.Id, list[0].Id, default);
        var answers = new[] { await one.GetAsync("/projects"), await other.GetAsync("/projects") };
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], answers.Select(answer => answer.StatusCode).Order());
    }

    [Fact]
    public async Task SignOut_Pressed_SessionIsGone()
    {
        var person = await portal.AddPersonAsync("ada");
        using var visitor = await portal.SignInAsync("ada");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await visitor.TextAsync("/projects"));
        var token = page.QuerySelector("form[action=sign-out] input[type=hidden]")!.GetAttribute("value")!;
        using (var forged = await visitor.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent([])))
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await visitor.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), body);
        Assert.Equal("/sign-in", Visitor.Target(answer));
        Assert.Equal("\"cache\", \"storage\"", string.Join(", ", answer.Headers.GetValues("Clear-Site-Data")));
        Assert.Empty(await portal.Factory.Services.GetRequiredService<Sessions>().ListAsync(person.Id, default));
    }

    [Fact]
    public async Task SignIn_WithoutTheHiddenToken_Refused()
    {
        using var visitor = portal.Visit();
        await portal.AddPersonAsync("emmy");
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("Form.Email", AccountsPortal.Address("emmy")), KeyValuePair.Create("Form.Password", AccountsPortal.Password)]);
        using var answer = await visitor.Http.PostAsync(new Uri("/sign-in", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public async Task Code_OfAnotherTime_IsTakenFromHalfAMinuteAroundOnly(int seconds, bool isTaken)
    {
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 15, TimeSpan.Zero);
        var person = await portal.AddPersonAsync("clock" + seconds.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('-', 'm'));
        await using var scope = portal.Factory.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PersonEntity>>();
        var known = (await users.FindByIdAsync(person.Id))!;
        await users.ResetAuthenticatorKeyAsync(known);
        var code = OneTimeCode.Of((await users.GetAuthenticatorKeyAsync(known))!, now.AddSeconds(seconds));
        var authenticator = new OnceAuthenticator(new StandingClock(now));
        Assert.Equal(isTaken, await authenticator.ValidateAsync("", code, users, known));
        Assert.False(await authenticator.ValidateAsync("", code, users, known));
    }

    [Fact]
    public async Task Code_FromTheApp_IsTakenOnceAndRecoveryCodesToo()
    {
        var person = await portal.AddPersonAsync("vera");
        IEnumerable<string> recovery;
        string key;
        await using (var scope = portal.Factory.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PersonEntity>>();
            var vera = (await users.FindByIdAsync(person.Id))!;
            await users.ResetAuthenticatorKeyAsync(vera);
            key = (await users.GetAuthenticatorKeyAsync(vera))!;
            await users.SetTwoFactorEnabledAsync(vera, true);
            recovery = (await users.GenerateNewTwoFactorRecoveryCodesAsync(vera, 2))!;
        }

        var code = OneTimeCode.Of(key, DateTimeOffset.UtcNow);
        Assert.Equal("/", await WithCodeAsync(code));
        Assert.Null(await WithCodeAsync(code));
        Assert.Null(await WithCodeAsync("0" + code));
        Assert.Equal("/", await WithCodeAsync(OneTimeCode.Of(key, DateTimeOffset.UtcNow.AddSeconds(30))));
        Assert.Null(await WithCodeAsync(code));
        Assert.All(recovery, long_ => Assert.Matches("^([A-Z2-9]{4}-){6}[A-Z2-9]{4}$", long_));
        Assert.Equal("/", await WithCodeAsync(recovery.First().ToLowerInvariant()));
        Assert.Null(await WithCodeAsync(recovery.First()));
        await using var database = await portal.Databases.CreateDbContextAsync();
        var row = await database.People.SingleAsync(one => one.Id == person.Id);
        Assert.DoesNotContain(key, row.TwoFactorKey!, StringComparison.Ordinal);
        Assert.DoesNotContain(recovery.Last(), row.RecoveryCodeHashes, StringComparison.Ordinal);
    }

    // Where the browser is sent after the code; null when it was refused.
    private async Task<string?> WithCodeAsync(string code)
    {
        using var visitor = portal.Visit();
        using var first = await visitor.SignInAsync(AccountsPortal.Address("vera"), AccountsPortal.Password);
        Assert.True(Visitor.Target(first)?.StartsWith("/sign-in/code", StringComparison.Ordinal) == true, await Visitor.RefusalAsync(first));
        using (var without = await visitor.GetAsync("/projects"))
            Assert.Equal(HttpStatusCode.Redirect, without.StatusCode);
        using var answer = await visitor.SubmitAsync(Visitor.Target(first)!, ("Form.Code", code));
        return Visitor.Target(answer);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
