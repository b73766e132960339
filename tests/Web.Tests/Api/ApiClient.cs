using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace CisLens.Web.Tests.Api;

/// <summary>A script that talks to the API.</summary>
internal sealed class ApiClient(HttpClient http) : IDisposable
{
    private const string Fasta = ">one\nACGTACGTACGTACGTACGTTGGTTTCCAGGTACGTGGCCATATTGCATGCAACCGGTTAACCGGTATCGATCGGCTAATCGCGGATTACATCGGATCGAAC\n";

    public HttpClient Http { get; } = http;

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<string> MakeAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    public Task<string> MakeProjectAsync() => MakeAsync("/api/projects", new { name = Guid.NewGuid().ToString() });

    public async Task<string> MakeSequencesAsync(string project)
    {
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(Fasta));
        using var answer = await Http.PostAsync(new Uri($"/api/projects/{project}/sequences/file?name=my.fa", UriKind.Relative), body);
        var set = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        var until = DateTime.UtcNow + Patience.Limit;
        while (await StateAsync($"/api/projects/{project}/sequences/{set}") == "importing" && DateTime.UtcNow < until)
            await Task.Delay(50);
        Assert.Equal("ready", await StateAsync($"/api/projects/{project}/sequences/{set}"));
        return set;
    }

    public Task<string> MakeRunAsync(string project, string set) => MakeAsync($"/api/projects/{project}/runs", Run(set));

    public static object Run(string set, string target = "CTCF", string method = "ism", object? options = null) =>
        new { sequences = set, model = "known-answer", targets = new[] { target }, methods = new[] { new { method, options } } };

    public void Dispose() => Http.Dispose();

    private async Task<string?> StateAsync(string path) => (await GetAsync(path)).GetProperty("set").GetProperty("state").GetString();
}
