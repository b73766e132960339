using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared;
using CisLens.Web.Bundles;
using CisLens.Web.Tests.Api;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

        var import = await _api.MakeAsync($"/api/projects/{project}/runs/import", new { upload = Upload, name = "my.zip" });
        Assert.Equal("done", (await EndedAsync($"/api/projects/{project}/runs/imports/{import}")).GetProperty("state").GetString());
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
        var ended = await SendAsync(project, content);
        Assert.Equal("failed", ended.GetProperty("state").GetString());
        Assert.Contains("my.zip", ended.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, ended.GetProperty("run").ValueKind);
        Assert.Equal((runs, sets, uploads), (Files("runs"), Files("sequences"), Files("uploads")));
        Assert.Empty(Directory.GetFiles(portal.Data.Imports(project), "*.zip", SearchOption.AllDirectories));
        var listed = await _api.GetAsync($"/api/projects/{project}/runs/imports");
        Assert.Equal(ended.GetProperty("id").GetString(), Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, (await _api.GetAsync($"/api/projects/{project}/runs")).GetArrayLength());
    }

    [Fact]
    public async Task Import_WithWords_TheyAreThereAgainWithTheNamesOfElsewhere()
    {
        var project = await _api.MakeProjectAsync();
        var content = await WithWordsAsync(Words);
        var run = await ImportAsync(project, content);
        var address = $"/api/projects/{project}/runs/{run}";
        var comments = await _api.GetAsync($"{address}/comments");
        Assert.Equal([("Ada", "rule/7", "Is this so?"), ("Grace", "rule/7", "Yes,\nn = 200.")], comments.EnumerateArray().Select(one => (one.GetProperty("person").GetString(), one.GetProperty("place").GetString(), one.GetProperty("text").GetString())));
        Assert.Equal(comments[0].GetProperty("id").GetString(), comments[1].GetProperty("answers").GetString());
        // Nobody of this portal said it, so nobody changes it.
        using var changed = await _api.Http.PutAsJsonAsync(new Uri($"{address}/comments/{comments[0].GetProperty("id").GetString()}", UriKind.Relative), new { text = "mine" });
        Assert.Equal(HttpStatusCode.BadRequest, changed.StatusCode);
        var selection = Assert.Single((await _api.GetAsync($"{address}/selections")).EnumerateArray());
        Assert.Equal((1, "bookmarked", "search", "Ada"), (selection.GetProperty("row").GetInt32(), selection.GetProperty("action").GetString(), selection.GetProperty("source").GetString(), selection.GetProperty("person").GetString()));
        var review = (await _api.GetAsync($"{address}/motifs/reviews")).GetProperty("pattern/0/pos");
        Assert.Equal(("explained", "half site", "Grace"), (review.GetProperty("state").GetString(), review.GetProperty("note").GetString(), review.GetProperty("person").GetString()));
        var log = await _api.GetAsync($"{address}/events");
        Assert.Contains("with it came 2 comments, 1 review, 1 selection, the validating experiment", log[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        // What is stored is what the run wrote: the words of elsewhere are not handed to whoever reads it by a link.
        using (var sent = ZipFile.OpenRead(_bundle.File))
        using (var kept = ZipFile.OpenRead(portal.Data.Run(run).Bundle))
            Assert.Equal(sent.Entries.Select(entry => (entry.FullName, entry.Crc32)), kept.Entries.Select(entry => (entry.FullName, entry.Crc32)));
        await using (var database = await portal.Databases.CreateDbContextAsync())
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(content)), "A reporter assay."), await database.Runs.Where(one => one.Id == run).Select(one => ValueTuple.Create(one.ImportedSha256!, one.Validation)).SingleAsync());
        // They go on with it.
        using var zip = new ZipArchive(new MemoryStream(await _api.Http.GetByteArrayAsync(new Uri($"{address}/bundle", UriKind.Relative))));
        foreach (var (name, text) in Words.Skip(1))
            using (var reader = new StreamReader(zip.GetEntry($"people/{name}")!.Open()))
                Assert.Equal(text, await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("comments.tsv", "rule/7", "nowhere/7")]
    [InlineData("comments.tsv", "2026-11-22T10:00:00Z", "yesterday")]
    [InlineData("comments.tsv", "\tc1\tGrace", "\tc9\tGrace")]
    [InlineData("selections.tsv", "1\tbookmarked", "2\tbookmarked")]
    [InlineData("selections.tsv", "bookmarked", "stolen")]
    [InlineData("reviews.tsv", "explained", "7")]
    public async Task Import_WordsThatCannotBe_OneSentenceAndNothingStays(string file, string from, string to)
    {
        var project = await _api.MakeProjectAsync();
        Assert.Contains(from, Words.ToDictionary()[file], StringComparison.Ordinal);
        var ended = await SendAsync(project, await WithWordsAsync([.. Words.Select(one => (one.Key, one.Key == file ? one.Value.Replace(from, to, StringComparison.Ordinal) : one.Value)).Select(one => KeyValuePair.Create(one.Key, one.Item2))]));
        Assert.Contains($"{file} in my.zip cannot be read at line", ended.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await _api.GetAsync($"/api/projects/{project}/runs")).GetArrayLength());
    }

    [Theory]
    [InlineData("before anything was written")]
    [InlineData("with the run's folder half written")]
    [InlineData("with the bundle in its place")]
    [InlineData("after it was stored")]
    public async Task Import_PortalDiedInTheMiddle_GoesOnWhenItStarts(string when)
    {
        var project = await _api.MakeProjectAsync();
        var files = portal.Factory.Services.GetRequiredService<BundleImportFiles>();
        var import = new BundleImport { Id = Identifier.New(), ProjectId = project, Name = "my.zip", PersonId = "local", Person = "local user", At = DateTimeOffset.UtcNow, Run = Identifier.New(), Set = Identifier.New() };
        var sent = Path.Combine(portal.Data.Root, import.Id);
        File.Copy(_bundle.File, sent);
        files.Add(import, sent);
        var folder = portal.Data.Run(import.Run);
        if (when.StartsWith("with", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(folder.Root + ".abc.tmp");
            Directory.CreateDirectory(folder.Root);
            Directory.CreateDirectory(portal.Data.SequenceSet(import.Set));
            await File.WriteAllTextAsync(folder.Spec, "half");
        }

        if (when == "with the bundle in its place")
            File.Move(files.Bundle(import), folder.Bundle);
        var importer = portal.Factory.Services.GetRequiredService<BundleImporter>();
        if (when == "after it was stored")
            await importer.RunAsync(import, null, default);
        await importer.RunAsync(import, null, default);
        Assert.Equal("done", (await _api.GetAsync($"/api/projects/{project}/runs/{import.Run}")).GetProperty("state").GetString());
        Assert.Equal(await File.ReadAllBytesAsync(_bundle.File), await File.ReadAllBytesAsync(folder.Bundle));
        Assert.Equal((false, false), (Directory.Exists(folder.Root + ".abc.tmp"), Directory.Exists(portal.Data.SequenceSet(import.Set))));
        Assert.Single((await _api.GetAsync($"/api/projects/{project}/sequences")).GetProperty("sets").EnumerateArray());
    }

    [Fact]
    public async Task Start_ImportsLeftBehind_AreTakenUp()
    {
        var project = await _api.MakeProjectAsync();
        var files = portal.Factory.Services.GetRequiredService<BundleImportFiles>();
        var import = new BundleImport { Id = Identifier.New(), ProjectId = project, Name = "my.zip", PersonId = "local", Person = "local user", At = DateTimeOffset.UtcNow, Run = Identifier.New() };
        var sent = Path.Combine(portal.Data.Root, import.Id);
        File.Copy(_bundle.File, sent);
        files.Add(import, sent);
        using var imports = ActivatorUtilities.CreateInstance<BundleImports>(portal.Factory.Services);
        await imports.StartAsync(default);
        Assert.Equal("done", (await EndedAsync($"/api/projects/{project}/runs/imports/{import.Id}")).GetProperty("state").GetString());
        await imports.StopAsync(default);
        Assert.Equal(import.Run, imports.Find(project, import.Id)!.Run);
    }

    private static KeyValuePair<string, string>[] Words =>
    [
        new("comments.tsv", "id\tplace\tabout\tanswers\tperson\tat\tchanged_at\tsettled_at\ttext\n"
            + "c1\trule/7\trule R7\t\tAda\t2026-11-22T10:00:00Z\t\t2026-11-22T11:00:00Z\tIs this so?\nc2\trule/7\trule R7\tc1\tGrace\t2026-11-22T10:00:00Z\t\t\tYes,\\nn = 200.\n"),
        new("reviews.tsv", "item\tstate\tperson\tchanged_at\tnote\npattern/0/pos\texplained\tGrace\t2026-11-22T10:00:00Z\thalf site\n"),
        new("selections.tsv", "row\taction\tsource\tdetail\tperson\tat\n1\tbookmarked\tsearch\ttw\tAda\t2026-11-22T10:00:00Z\n"),
        new("validation.txt", "A reporter assay.\n"),
    ];

    private async Task<byte[]> WithWordsAsync(IEnumerable<KeyValuePair<string, string>> words)
    {
        var end = Path.Combine(portal.Data.Root, Identifier.New());
        BundleEnd.Write(_bundle.File, [.. words.Select(one => new PeopleFile(one.Key, "words", one.Value))], end, default);
        await using var zip = BundleEnd.Open(_bundle.File, end).Zip;
        using var bytes = new MemoryStream();
        await zip.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<string> ImportAsync(string project, byte[] content)
    {
        var ended = await SendAsync(project, content);
        Assert.True(ended.GetProperty("state").GetString() == "done", ended.ToString());
        return ended.GetProperty("run").GetString()!;
    }

    private async Task<JsonElement> SendAsync(string project, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await _api.Http.PostAsync(new Uri($"/api/projects/{project}/runs/import/file?name=my.zip", UriKind.Relative), body);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return await EndedAsync(answer.Headers.Location!.OriginalString);
    }

    private async Task<JsonElement> EndedAsync(string address)
    {
        var until = DateTime.UtcNow + Patience.Limit;
        while ((await _api.GetAsync(address)).GetProperty("state").GetString() == "importing" && DateTime.UtcNow < until)
            await Task.Delay(50);
        return await _api.GetAsync(address);
    }

    private int Files(string kind)
    {
        var folder = Path.Combine(portal.Data.Root, kind);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length : 0;
    }
}
