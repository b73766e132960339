using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Inference.Training.Peaks;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Training;

/// <summary>The trained model that ships.</summary>
public sealed class DefaultModelTests
{
    private static readonly ModelPackage Package = ModelPackage.Open(ShippedModels.Folder(DefaultModel.Name));

    public static TheoryData<string> Replicas => [.. Package.Card.Weights.Select(weights => weights.Replica!)];

    [Fact]
    public void Card_OfThePackage_IsThatOfTheCode()
    {
        Assert.Equal(KnownMotifs.Factors.Select(motif => motif.Name), Package.Card.Outputs.Select(output => output.Name));
        Assert.Equal(DefaultModel.Layers(6).ToJsonString(), Package.Card.Architecture["layers"]!.ToJsonString());
        Assert.Equal(["seed-1", "seed-2", "seed-3", "seed-4", "seed-5"], Package.Card.Weights.Select(weights => weights.Replica));
        Assert.All(Package.Card.Performance, figure => Assert.True(figure.Low <= figure.Value && figure.Value <= figure.High && figure.N > 0));
        foreach (var output in Package.Card.Outputs)
            Assert.Equal(["AUPRC", "AUROC"], Package.Card.Performance.Where(figure => figure.Output == output.Name).Select(figure => figure.Metric).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Replicas))]
    public void Weights_EachReplica_AreSmallAndVerified(string replica) =>
        Assert.InRange(new FileInfo(Package.VerifiedPath(replica)).Length, 1, 1_000_000);

    // Biology that needs no data: writing the motif of a factor into random sequence makes binding much more likely.
    [Theory]
    [MemberData(nameof(Replicas))]
    public void Forward_PlantedMotif_RaisesItsFactorMost(string replica)
    {
        using var model = SequenceModel.Load(Package, replica, CPU);
        var backgrounds = Enumerable.Range(0, 40).Select(item => MarkovBackground.CpgDepleted(0.5).Draw(101, SeededRandom.ForItem(5, item))).ToArray();
        var before = Mean(Predict(model, backgrounds));
        for (var factor = 0; factor < 6; factor++)
        {
            var site = KnownMotifs.Factors[factor].BestSite();
            var after = Mean(Predict(model, [.. backgrounds.Select(bases => SequenceEdits.SubstituteCentered(bases, site))]));
            var change = after.Zip(before, (with, without) => with - without).ToArray();

            Assert.True(change[factor] > 2, $"{KnownMotifs.Factors[factor].Name} changes its own logit by {change[factor]:F2} only.");
            Assert.Equal(factor, Array.IndexOf(change, change.Max()));
        }
    }

    [Trait("Part", "golden")]
    [SkippableTheory]
    [InlineData("FOXA1")]
    [InlineData("REST")]
    [InlineData("GABPA")]
    [InlineData("MYC")]
    public void Forward_PublishedTestFile_HasTheAreaOnTheCard(string factor)
    {
        var source = FactorSource.All.Single(s => s.Factor == factor);
        var peaks = PeakFiles.ReadTable(Path.Combine(GoldenFolders.Sequences(), source.TestFile!), DefaultModel.Length);
        using var model = SequenceModel.Load(Package, null, CPU);
        var output = Package.Card.Outputs.Select(o => o.Name).ToList().IndexOf(factor);
        var figure = Package.Card.Performance.First(f => f.Output == factor && f.Metric == "AUROC");

        var logits = Predict(model, [.. peaks.Select(peak => Bases.Decode(peak.Codes))]);

        Assert.Equal(1000, figure.N);
        Assert.Equal(figure.Value, Metrics.Auroc(logits.Select(row => row[output]).ToArray(), peaks.Select(peak => peak.Bound).ToArray()), 3e-4);
    }

    private static float[][] Predict(SequenceModel model, string[] sequences)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var input = tensor(sequences.SelectMany(bases => OneHot.Encode(bases)).ToArray(), [sequences.Length, 4, sequences[0].Length]);
        return [.. model.Forward(input).data<float>().ToArray().Chunk(6)];
    }

    private static float[] Mean(float[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Average(row => row[i]))];
}
