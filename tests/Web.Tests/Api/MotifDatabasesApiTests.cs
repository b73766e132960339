using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Api;

public sealed class MotifDatabasesApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Database_AddedChangedReadAndDeleted()
    {
        var address = $"/api/projects/{await _api.MakeProjectAsync()}/motif-databases";
        using var added = await PostAsync($"{address}/file?fileName=mine.pfm&name=Mine&version=7", ">MA1 CTCF\n0 10\n10 0\n0 0\n0 0\n");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        using (var changed = await _api.Http.PutAsJsonAsync(new Uri($"{address}/{id}", UriKind.Relative), new { name = "Better", version = "8", licence = "free" }))
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var first = (await _api.GetAsync(address)).GetProperty("databases")[0];
        Assert.Equal(("Better", "8", 1), (first.GetProperty("name").GetString(), first.GetProperty("version").GetString(), first.GetProperty("motifs").GetInt32()));
        Assert.Equal("CA", (await _api.GetAsync($"{address}/{id}?text=ctcf"))[0].GetProperty("consensus").GetString());
        Assert.StartsWith(">MA1 CTCF", await TextAsync($"{address}/{id}/file"), StringComparison.Ordinal);
        Assert.StartsWith("MEME version 4", await TextAsync($"{address}/{id}/file?format=meme"), StringComparison.Ordinal);
        using (var deleted = await _api.Http.DeleteAsync(new Uri($"{address}/{id}", UriKind.Relative)))
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(1, (await _api.GetAsync(address)).GetProperty("databases").GetArrayLength());
    }

    [Fact]
    public async Task StarterSet_IsThereAndStays()
    {
        var address = $"/api/projects/{await _api.MakeProjectAsync()}/motif-databases";

        Assert.Equal("Kim and others, Cell 2007", (await _api.GetAsync($"{address}/starter?text=CTCF"))[0].GetProperty("citation").GetString());
        Assert.Contains("consensus", await TextAsync($"{address}/starter/file"), StringComparison.Ordinal);
        using var deleted = await _api.Http.DeleteAsync(new Uri($"{address}/starter", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, deleted.StatusCode);
    }

    [Fact]
    public async Task File_ThatIsNoMotifs_IsRefusedWithTheLine()
    {
        var address = $"/api/projects/{await _api.MakeProjectAsync()}/motif-databases";

        using var answer = await PostAsync($"{address}/file?fileName=mine.meme&name=Mine", "MEME version 4\nMOTIF A\nletter-probability matrix: w= 1\n0.2 0.2 0.2 0.2\n");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Line 4 of mine.meme", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string text)
    {
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(text));
        return await _api.Http.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    private async Task<string> TextAsync(string path) => await _api.Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
