using System.Net;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Web.Tests.Embeddings;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Api;

public sealed class EmbeddingsApiTests(RunningPortal portal) : IClassFixture<RunningPortal>, IAsyncLifetime, IDisposable
{
    private readonly ApiClient _api = new(portal.Factory.CreateClient());
    private string _project = "";
    private string _run = "";

    private string Address => $"/api/projects/{_project}/runs/{_run}/embeddings";

    public async Task InitializeAsync()
    {
        _project = await _api.MakeProjectAsync();
        _run = await EmbeddedRun.SubmitAsync(portal.Databases, portal.Data, portal.Factory.Services.GetRequiredService<RunStore>(), _project,
            new EmbeddingSpec { Layer = "Layer 0 (Conv1d)", Pooling = EmbeddingPooling.Max }, "known-answer");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Arrays_OfTheRun_AreJoinedFromItsChunks()
    {
        await FinishAsync();
        Assert.Equal("Layer 0 (Conv1d)", (await _api.GetAsync(Address)).GetProperty("embeddings")[0].GetProperty("layer").GetString());
        using var npy = new MemoryStream(await _api.Http.GetByteArrayAsync(Local("/0/embedding.npy")));
        var array = NpyFile.Read<float>(npy);
        Assert.Equal([40, 3], array.Shape);
        Assert.Equal(10f, array.Data[39 * 3]);
        var table = (await _api.Http.GetStringAsync(Local("/0/embedding.tsv"))).Split('\n');
        Assert.Equal("id\tlabel\tgroup\tfeature_0\tfeature_1\tfeature_2", table[0]);
        Assert.StartsWith("pair0_alt\todd\t\t10\t", table[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Components_AndPoints_AreThoseOfTheVectors()
    {
        await FinishAsync();
        var components = await _api.GetAsync($"{Address}/0/components");
        Assert.True(components.GetProperty("explained")[0].GetDouble() > 0.9);
        Assert.Equal(3, components.GetProperty("loadings")[0].GetArrayLength());
        var points = Floats(await _api.Http.GetByteArrayAsync(Local("/0/points?x=0&y=1")));
        Assert.Equal(80, points.Length);
        Assert.Equal(10, points[2] - points[0], 0.1f);
        Assert.Equal(80, Floats(await _api.Http.GetByteArrayAsync(Local("/0/points?map=umap"))).Length);
        Assert.Equal(EmbeddedRun.Name(39), (await _api.Http.GetStringAsync(Local("/0/names"))).Split('\n')[39]);
    }

    [Fact]
    public async Task Deltas_OfPairs_AreAlternativeMinusReference()
    {
        await FinishAsync();
        using var npy = new MemoryStream(await _api.Http.GetByteArrayAsync(Local("/0/embedding.npy?deltas=true")));
        var array = NpyFile.Read<float>(npy);
        Assert.Equal([10, 3], array.Shape);
        Assert.Equal(10f, array.Data[0]);
        Assert.Equal(MathF.Sin(1) - MathF.Sin(0), array.Data[1], 1e-6f);
        var column = await _api.GetAsync($"{Address}/0/column?key=prediction/0&deltas=true");
        Assert.All(column.GetProperty("values").EnumerateArray(), value => Assert.Equal(1, value.GetDouble()));
    }

    [Fact]
    public async Task Separation_TwoGroups_HasControlsBesideIt()
    {
        await FinishAsync();
        var report = await _api.GetAsync($"{Address}/0/separation?column=label");
        Assert.Equal(0.001, report.GetProperty("observed").GetProperty("silhouetteTest").GetProperty("p").GetDouble(), 9);
        Assert.True(report.GetProperty("shuffled").GetProperty("silhouetteTest").GetProperty("p").GetDouble() > 0.05);
        Assert.Equal(40, report.GetProperty("gcMatched").GetProperty("auroc").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Points_GcMatched_OthersHaveNoCoordinates()
    {
        await FinishAsync();
        var table = "name\tkind\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{EmbeddedRun.Name(row)}\t{(row % 4 == 0 || row % 16 == 3 ? "a" : row % 4 == 2 || row % 16 == 1 ? "b" : "")}\n"));
        using var added = await _api.Http.PostAsync(Local("/columns"), new StringContent(table, Encoding.UTF8, "text/plain"));
        using var few = await _api.Http.GetAsync(Local("/0/points?matched=added/kind"));
        Assert.Contains("Too few sequences of the groups share the same GC content", await few.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var points = Floats(await _api.Http.GetByteArrayAsync(Local("/0/points?matched=label")));
        Assert.Equal(80, points.Length);
        Assert.Equal(40, points.Chunk(2).Count(point => !float.IsNaN(point[0])));
    }

    [Fact]
    public async Task Columns_Added_ColourAndCompare()
    {
        await FinishAsync();
        var table = "name,kind,\"score, raw\"\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{EmbeddedRun.Name(row)},{(row < 20 ? "a" : "b")},{row}.25\n"));
        using var added = await _api.Http.PostAsync(Local("/columns"), new StringContent(table, Encoding.UTF8, "text/plain"));
        Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        var kind = await _api.GetAsync($"{Address}/0/column?key=added/kind");
        Assert.Equal(["a", "b"], kind.GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        var score = await _api.GetAsync($"{Address}/0/column?key={Uri.EscapeDataString("added/score, raw")}");
        Assert.Equal(JsonValueKind.Null, score.GetProperty("names").ValueKind);
        Assert.Equal(39.25, score.GetProperty("values")[39].GetDouble());
        var shuffled = await _api.GetAsync($"{Address}/0/column?key=added/kind&shuffled=true");
        Assert.NotEqual(kind.GetProperty("values").ToString(), shuffled.GetProperty("values").ToString());
        Assert.Equal(20, shuffled.GetProperty("values").EnumerateArray().Count(value => value.GetDouble() == 1));
    }

    [Theory]
    [InlineData("name\none\n", "one column")]
    [InlineData("name\tkind\nnobody\tx\n", "None of the names")]
    [InlineData("name\tkind\npair0_ref\tx\ty\n", "Line 2 has 3 columns")]
    [InlineData("name\tkind\npair0_ref\tx\npair0_ref\ty\n", "a second time")]
    [InlineData("name\tkind\tkind\npair0_ref\tx\ty\n", "Two columns are named 'kind'")]
    public async Task Columns_NotATable_OneSentence(string table, string sentence)
    {
        await FinishAsync();
        using var answer = await _api.Http.PostAsync(Local("/columns"), new StringContent(table, Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selection_Saved_IsASequenceSetThatRunsAccept()
    {
        await FinishAsync();
        var set = await _api.MakeAsync($"{Address}/0/selection", new { points = new[] { 3, 1, 3 }, name = "Chosen" });
        var preview = await _api.GetAsync($"/api/projects/{_project}/sequences/{set}");
        Assert.Equal(("ready", "Chosen", 2), (preview.GetProperty("set").GetProperty("state").GetString(), preview.GetProperty("set").GetProperty("name").GetString(), preview.GetProperty("set").GetProperty("count").GetInt32()));
        Assert.Equal("odd", preview.GetProperty("first")[0].GetProperty("label").GetString());
        var again = await _api.MakeAsync($"/api/projects/{_project}/runs", new { sequences = set, model = "known-answer", targets = new[] { "CTCF" }, embeddings = new[] { new { layer = "Layer 0 (Conv1d)", pooling = "max" } } });
        Assert.Equal("Layer 0 (Conv1d)", (await _api.GetAsync($"/api/projects/{_project}/runs/{again}/spec")).GetProperty("embeddings")[0].GetProperty("layer").GetString());
    }

    [Fact]
    public async Task Selection_OfPairs_TakesBothSequences()
    {
        await FinishAsync();
        using var answer = await _api.Http.PostAsJsonAsync(Local("/0/selection.fa"), new { points = new[] { 2 }, deltas = true });
        var fasta = await answer.Content.ReadAsStringAsync();
        Assert.Equal([">pair2_ref", ">pair2_alt"], fasta.Split('\n').Where(line => line.StartsWith('>')).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("/0/points?map=tsne", "There is no map 'tsne'")]
    [InlineData("/0/points?x=7", "3 components")]
    [InlineData("/0/column?key=colour", "There is no column 'colour'")]
    [InlineData("/0/separation?column=prediction/0", "holds numbers")]
    [InlineData("/5/components", "no such embedding")]
    public async Task Read_BadChoice_OneSentence(string path, string sentence)
    {
        await FinishAsync();
        using var answer = await _api.Http.GetAsync(Local(path));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BeforeItIsWhole_SaysSo()
    {
        using var answer = await _api.Http.GetAsync(Local("/0/components"));
        Assert.Contains("not computed yet", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Uri Local(string path) => new(Address + path, UriKind.Relative);

    private Task FinishAsync() => EmbeddedRun.FinishAsync(portal.Databases, portal.Data, _run);

    private static float[] Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
