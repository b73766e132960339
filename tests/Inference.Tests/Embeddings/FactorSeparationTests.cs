using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Pca;
using CisLens.Inference.Embeddings.Separation;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Peaks;
using Xunit;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Embeddings;

/// <summary>Held-out peaks of six factors in the layer before the output of the model that ships.</summary>
[Trait("Part", "golden")]
public sealed class FactorSeparationTests(ITestOutputHelper output)
{
    private const int Each = 160;

    [SkippableFact]
    public void Run_PeaksOfSixFactors_SeparateAndShuffledLabelsDoNot()
    {
        var folder = GoldenFolders.Sequences();
        var peaks = FactorSource.All.SelectMany(source => HeldPeaks.Of(folder, source).Take(Each).Select(peak => (source.Factor, peak.Codes))).ToArray();
        var sequences = Array.ConvertAll(peaks, peak => Bases.Decode(peak.Codes));
        var table = Embed(sequences);
        var components = PcaFit.Run(table, new PcaOptions(), default);

        var report = SeparationTest.Run(
            table, components, Array.ConvertAll(peaks, peak => (string?)peak.Factor), Array.ConvertAll(sequences, Gc), new SeparationOptions(), default);

        Write("observed", report.Observed);
        Write("shuffled", report.Shuffled);
        Write("GC matched", report.GcMatched!);
        output.WriteLine($"GC alone: AUROC {report.GcAlone}; {report.GcMatchedRows} rows after matching");
        Assert.Equal((6, 6 * Each), (report.Labels.Count, report.Rows));
        Assert.True(report.Observed.SilhouetteTest.P < 0.01);
        Assert.True(report.Observed.AurocTest.P < 0.01);
        Assert.True(report.Observed.Auroc.Low > 0.95);
        Assert.True(report.Shuffled.SilhouetteTest.P > 0.05);
        Assert.True(report.Shuffled.AurocTest.P > 0.05);
        Assert.InRange(report.Shuffled.Auroc.Value, 0.45, 0.55);
        Assert.True(report.GcMatched!.SilhouetteTest.P < 0.01);
        Assert.True(report.GcMatched.AurocTest.P < 0.01);
        Assert.True(report.GcMatched.Auroc.Low > report.GcAlone.High);
    }

    private static FeatureTable Embed(string[] sequences)
    {
        using var model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(DefaultModel.Name)), null, CPU);
        using var scope = NewDisposeScope();
        var input = tensor(sequences.SelectMany(bases => OneHot.Encode(bases)).ToArray(), [sequences.Length, 4, DefaultModel.Length]);
        var values = LayerEmbedding.Of(model, EmbeddableLayers.Default(model.Card)!, input, null, default);
        return new FeatureTable(sequences.Length, values.Length / sequences.Length, values);
    }

    private static double Gc(string bases) => (double)bases.Count(letter => letter is 'G' or 'C') / bases.Count(letter => letter is 'A' or 'C' or 'G' or 'T');

    private void Write(string name, SeparationFigures figures) => output.WriteLine(
        $"{name}: explained {figures.Explained:P0}, silhouette {figures.Silhouette}, {figures.SilhouetteTest}, AUROC {figures.Auroc}, {figures.AurocTest}");
}
