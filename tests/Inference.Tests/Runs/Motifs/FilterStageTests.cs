using System.IO.Compression;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class FilterStageTests : IDisposable
{
    private const string Layer = "Layer 0 (Conv1d)";
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_RealModel_FiltersHaveCountsWeightsAndFiles()
    {
        using var context = Open(Layer);
        LocalLab.RunAll(context);
        var found = RunMotifs.Open(context.Folder)!.Filters(0)!;
        Assert.Equal(8, found.Filters.Count);
        Assert.Equal(Layer, found.Summary.Spec.Layer);
        Assert.All(found.Filters, one => Assert.Equal(7, one.Filter.Weights!.Width));
        var active = found.Filters.Where(one => one.Filter.Pfm is not null).ToList();
        Assert.NotEmpty(active);
        Assert.All(active, one => Assert.Equal(one.Filter.Sites, one.Filter.Pfm!.Sites(0), 1e-9));
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        Assert.All(FilterFiles.All.Keys, file => Assert.NotNull(zip.GetEntry($"motifs/filters.0.Layer_0__Conv1d_/{file}")));
        var folder = context.Folder.Chunk(StageKeys.Filters(0), 0);
        Assert.Equal(active.Count, MotifFiles.Read(Path.Combine(folder, FilterFiles.Meme)).Motifs.Count);
        Assert.Equal(9, File.ReadAllLines(Path.Combine(folder, FilterFiles.Table)).Length);
    }

    [Fact]
    public void Read_WrittenFilters_AreTheSame()
    {
        using var context = Open(Layer);
        LocalLab.RunAll(context);
        var first = context.Folder.Chunk(StageKeys.Filters(0), 0);
        var again = Directory.CreateDirectory(Path.Combine(_lab.Root, "again")).FullName;
        FilterFiles.Write(again, FilterFiles.Read(first), context.Sequences.Alphabet);
        foreach (var file in FilterFiles.All.Keys.Where(file => file != FilterFiles.Tomtom))
            Assert.Equal(File.ReadAllText(Path.Combine(first, file)), File.ReadAllText(Path.Combine(again, file)));
    }

    [Theory]
    [InlineData("Layer 1 (ReLU)", "no convolution layer")]
    [InlineData("Layer 9 (Conv1d)", "no convolution layer")]
    public void Plan_LayerThatIsNoConvolution_Refused(string layer, string expected)
    {
        using var context = Open(layer);
        Assert.Contains(expected, Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_LayerTwice_Refused()
    {
        using var context = Open(Layer, Layer);
        Assert.Contains("listed twice", Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_AllReplicas_Refused()
    {
        using var context = Open(Layer);
        var spec = context.Spec with { Model = context.Spec.Model with { Replicas = 2 } };
        Assert.Contains("choose one replica", Assert.Throws<InputException>(() => MotifPlan.Check(spec, context.Package.Card)).Message, StringComparison.Ordinal);
    }

    private RunContext Open(params string[] layers) => _lab.Open(RunLab.Fasta(60, 30), spec => spec with
    {
        Motifs = new MotifSpec { Databases = [KnownWords.Source], Filters = [.. layers.Select(layer => new FilterMotifSpec { Layer = layer })] },
    }) with
    { OpenDatabase = KnownWords.Open };
}
