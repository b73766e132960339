using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CisLens.Web.Tests.Api;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Bundles;

/// <summary>Bundles over the real program.</summary>
public sealed class BundleImportTests(RunningPortal portal) : IClassFixture<RunningPortal>, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private readonly StoredBundle _bundle = new();

    public void Dispose()
    {
        _api.Dispose();
        _bundle.Dispose();
    }

    [Fact]
    public async Task Import_File_TheRunReadsLikeTheOriginal()
    {
        var project = await _api.MakeProjectAsync();
        var run = await ImportAsync(project, await File.ReadAllBytesAsync(_bundle.File));
        var address = $"/api/projects/{project}/runs/{run}";
        var progress = await _api.GetAsync(address);
        Assert.Equal("done", progress.GetProperty("state").GetString());
        Assert.All(progress.GetProperty("stages").EnumerateArray(), stage => Assert.Equal("done", stage.GetProperty("state").GetString()));
        var rows = await _api.GetAsync($"{address}/rows?sort=prediction/0");
        Assert.Equal("one", rows.GetProperty("rows")[0].GetProperty("row").GetProperty("id").GetString());
        Assert.Equal("long", (await _api.GetAsync($"{address}/dropped"))[0].GetProperty("id").GetString());
        using var track = await _api.Http.GetAsync(new Uri($"{address}/rows/1/tracks/attribute/ism/0/observed", UriKind.Relative));
        Assert.Equal(0.8f, BitConverter.ToSingle(await track.Content.ReadAsByteArrayAsync()));
        using var report = await _api.Http.GetAsync(new Uri($"{address}/report.html", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);

        // What is downloaded again is what was uploaded.
        var again = await _api.Http.GetByteArrayAsync(new Uri($"{address}/bundle", UriKind.Relative));
        Assert.Equal(await File.ReadAllBytesAsync(_bundle.File), again);
        await using var database = await portal.Databases.CreateDbContextAsync();
        var entity = await database.Runs.SingleAsync(one => one.Id == run);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(again)), entity.ImportedSha256);
        Assert.True(entity.StoredBytes > again.Length);
        Assert.Contains(await database.Activities.Where(line => line.ProjectId == project).ToListAsync(), line => line.Action == "imported the run");
    }

    [Fact]
    public async Task Import_Twice_OneSetOfSequences()
    {
        var project = await _api.MakeProjectAsync();
        var content = await File.ReadAllBytesAsync(_bundle.File);
        await ImportAsync(project, content);
        await ImportAsync(project, content);
        var sets = (await _api.GetAsync($"/api/projects/{project}/sequences")).GetProperty("sets");
        Assert.Equal(3, Assert.Single(sets.EnumerateArray()).GetProperty("count").GetInt64());
        // The same set, if another project has it, stays that project's own.
        var other = await _api.MakeProjectAsync();
        await ImportAsync(other, content);
        var theirs = (await _api.GetAsync($"/api/projects/{other}/sequences")).GetProperty("sets");
        Assert.NotEqual(sets[0].GetProperty("id").GetString(), Assert.Single(theirs.EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Import_ResumableUpload_IsTakenWhenWhole()
    {
        var project = await _api.MakeProjectAsync();
        var content = await File.ReadAllBytesAsync(_bundle.File);
        const string Upload = "0123456789ab";
        foreach (var (offset, piece) in new[] { (0, content[..1000]), (1000, content[1000..]) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/projects/{project}/uploads/{Upload}") { Content = new ByteArrayContent(piece) };
            request.Headers.Add("Upload-Offset", $"{offset}");
            request.Headers.Add("Upload-Length", $"{content.Length}");
            using var answer = await _api.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }

        await _api.MakeAsync($"/api/projects/{project}/runs/import", new { upload = Upload, name = "my.zip" });
        using var twice = await _api.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs/import", UriKind.Relative), new { upload = Upload, name = "my.zip" });
        Assert.Contains("my.zip has not arrived whole", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Damaged_OneSentenceAndNothingStays()
    {
        var project = await _api.MakeProjectAsync();
        var content = await File.ReadAllBytesAsync(_bundle.File);
        var (runs, sets, uploads) = (Files("runs"), Files("sequences"), Files("uploads"));
        // In the middle of a file of the zip; its checksum tells.
        content[content.Length / 2] ^= 0x55;
        using var answer = await PostAsync(project, content);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("my.zip", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((runs, sets, uploads), (Files("runs"), Files("sequences"), Files("uploads")));
        Assert.Equal(0, (await _api.GetAsync($"/api/projects/{project}/runs")).GetArrayLength());
    }

    private async Task<string> ImportAsync(string project, byte[] content)
    {
        using var answer = await PostAsync(project, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> PostAsync(string project, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        return await _api.Http.PostAsync(new Uri($"/api/projects/{project}/runs/import/file?name=my.zip", UriKind.Relative), body);
    }

    private int Files(string kind)
    {
        var folder = Path.Combine(portal.Data.Root, kind);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length : 0;
    }
}
