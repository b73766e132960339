using System.IO.Compression;
using CisLens.Inference.Commands;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class EmbedStageTests : IDisposable
{
    private static readonly EmbeddingSpec Pool = new() { Layer = "Layer 2 (GlobalMaxPool1d)" };
    private static readonly EmbeddingSpec Mean = new() { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Mean };
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Plan_TwoEmbeddings_EachHasItsStageBeforeTheBundle()
    {
        using var context = Open(3, Pool, Mean);
        Assert.Equal(
            [StageKeys.Prepare, StageKeys.Predict, "embed/0", "embed/1", StageKeys.Bundle],
            RunPlanner.Plan(context.Spec, context.Package).Select(stage => stage.Key));
        Assert.Equal("Embedding: Layer 1 (ReLU), mean over positions", RunPlanner.Plan(context.Spec, context.Package)[3].Title);
    }

    [Fact]
    public void Run_RealModel_ArraysAreInTheBundleAndReadBackWhole()
    {
        using var context = Open(21, Pool, Mean);
        var prepared = Prepare(context);
        Assert.Null(RunEmbedding.Read(context.Folder, prepared, 0, default));
        LocalLab.RunAll(context);
        var pool = RunEmbedding.Read(context.Folder, prepared, 0, default)!;
        Assert.Equal([21, 8], pool.Shape);
        Assert.True(pool.Data.Distinct().Count() > 100);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        Assert.Equal(
            ["embeddings/0.Layer_2__GlobalMaxPool1d_.none.npz", "embeddings/1.Layer_1__ReLU_.mean.npz"],
            zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("embeddings/", StringComparison.Ordinal)));
        zip.GetEntry("embeddings/0.Layer_2__GlobalMaxPool1d_.none.npz")!.ExtractToFile(Path.Combine(_lab.Root, "pool.npz"));
        using var npz = new NpzFile(Path.Combine(_lab.Root, "pool.npz"));
        Assert.Equal(pool.Data, npz.Read<float>("arr_0").Data);
    }

    [Fact]
    public void Run_ManyChunks_RowsKeepTheirOrderAndWholeChunksAreLeft()
    {
        var models = new LabModels((_, _) => { });
        using var context = _lab.Open(RunLab.Fasta(40, 30), spec => spec with { Embeddings = [Mean] }, models);
        var prepared = Prepare(context);
        foreach (var chunk in (int[])[2, 0, 1, 1])
            ChunkRunner.Run(context, StageKeys.Embed(0), chunk, null, default);
        Assert.Equal(3, models.Calls);
        var counts = RowWindows.Read(context, prepared, 0, 40).Select(window => (float)window.Count(letter => letter == 'A'));
        Assert.Equal(counts, RunEmbedding.Read(context.Folder, prepared, 0, default)!.Data);
    }

    [Theory]
    [InlineData("Layer 1 (ReLU)", EmbeddingPooling.None, "has positions")]
    [InlineData("Layer 3 (Linear)", EmbeddingPooling.Max, "has no positions")]
    [InlineData("Layer 9 (ReLU)", EmbeddingPooling.None, "There is no layer")]
    public void Plan_WrongChoice_IsRefused(string layer, EmbeddingPooling pooling, string expected)
    {
        using var context = Open(3, new EmbeddingSpec { Layer = layer, Pooling = pooling });
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_SameTwice_IsRefused()
    {
        using var context = Open(3, Mean, Mean);
        Assert.Contains("listed twice", Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package)).Message, StringComparison.Ordinal);
    }

    // Runs of before must keep their hash, which says that their results are the same.
    [Fact]
    public void Hash_NoEmbeddings_IsNotInTheJson()
    {
        using var context = Open(3);
        Assert.DoesNotContain("embeddings", (context.Spec with { Embeddings = null }).ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(context.Spec.Hash(), (context.Spec with { Embeddings = [Mean] }).Hash());
    }

    [Fact]
    public async Task RunCommand_SpecificationWithEmbedding_WritesTheArray()
    {
        using var context = Open(6, Mean);
        File.WriteAllText(Path.Combine(_lab.Root, "spec.json"), context.Spec.ToJson());
        File.WriteAllText(Path.Combine(_lab.Root, "six.fa"), RunLab.Fasta(6, 30));
        Assert.Equal(0, await CommandLine.RunAsync(
            ["run", Path.Combine(_lab.Root, "spec.json"), "-s", Path.Combine(_lab.Root, "six.fa"), "-m", Path.Combine(_lab.Root, "tiny"), "-o", Path.Combine(_lab.Root, "out")]));
        using var npz = new NpzFile(Path.Combine(_lab.Root, "out/embeddings/0.Layer_1__ReLU_.mean.npz"));
        Assert.Equal([6, 8], npz.ReadHeader("arr_0").Shape);
    }

    private RunContext Open(int sequences, params EmbeddingSpec[] embeddings) =>
        _lab.Open(RunLab.Fasta(sequences, 30), spec => spec with { Embeddings = embeddings });

    private static PreparedRun Prepare(RunContext context)
    {
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        return PreparedRun.Read(context.Folder)!;
    }
}
