using CisLens.Inference.Attribution;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

/// <summary>What a run is said to add, against what it wrote.</summary>
public sealed class StorageEstimateTests
{
    private const int Length = 200;

    [Theory]
    [InlineData(40, false)]
    [InlineData(300, false)]
    [InlineData(40, true)]
    public void Estimate_MapsOfTwoTargets_MapsToTheByteAndAllWithinFivePercent(int rows, bool allReplicas)
    {
        using var lab = new LocalLab(Length, allReplicas ? 2 : 1);
        using var context = lab.Open(RunLab.Fasta(rows, Length), spec => (allReplicas ? OfAllReplicas(spec, lab) : spec) with
        {
            Targets = [new TargetSpec { Output = 0, Name = "A" }, new TargetSpec { Output = 1, Name = "B" }],
        }, null, "saliency", "gradient-x-input", "integrated-gradients");
        LocalLab.RunAll(context);
        var estimate = Of(context, rows);
        Assert.Equal(ArraysBelow(context.Folder.Stage(StageKeys.Attributions)), estimate.Maps);
        var (stages, bundle) = (Below(context.Folder.Root) - Below(context.Folder.Stage(StageKeys.Attributions)) - Size(context.Folder.Bundle), Size(context.Folder.Bundle));
        AssertNear(stages, estimate.Stages);
        AssertNear(bundle, estimate.Bundle);
        AssertNear(Below(context.Folder.Root), estimate.Bytes);
    }

    [Fact]
    public void Estimate_EveryMethodThatFits_ArraysToTheByte()
    {
        using var lab = new LocalLab();
        var fasta = RunLab.Fasta(20, 30);
        var compared = 0;
        foreach (var method in AttributionCatalogue.All.Select(method => method.Info.Id))
        {
            using var context = lab.Open(fasta, null, null, method);
            if (!Fits(context))
                continue;
            LocalLab.RunAll(context);
            Assert.Equal((method, ArraysBelow(context.Folder.Stage(StageKeys.Attributions))), (method, Of(context, 20, 30).Maps));
            compared++;
        }
        Assert.True(compared > AttributionCatalogue.All.Count / 2, $"{compared} methods were compared.");
    }

    [Fact]
    public void Estimate_Embeddings_CountTheirFeatures()
    {
        using var lab = new LocalLab(Length);
        using var context = lab.Open(RunLab.Fasta(600, Length), spec => spec with { Embeddings = [EmbeddableLayers.Default(Card(lab))!, new EmbeddingSpec { Layer = "Layer 0 (Conv1d)", Pooling = EmbeddingPooling.Mean }] });
        LocalLab.RunAll(context);
        var with = Of(context, 600);
        var without = StorageEstimate.Of(context.Spec with { Embeddings = null }, context.Package.Card, context.Sequences, 600, Length);
        Assert.Equal(ArraysBelow(context.Folder.Stage("embed")), with.Stages - without.Stages);
        AssertNear(Below(context.Folder.Root), with.Bytes);
    }

    [Fact]
    public void Estimate_NothingFits_NothingIsAdded()
    {
        using var lab = new LocalLab(Length);
        using var context = lab.Open(RunLab.Fasta(3, Length + 1), null, null, "saliency");
        Assert.Equal(0, Of(context, 0).Bytes);
    }

    [Fact]
    public void Assumption_MotifsAndTests_SaysThatWhatTheyFindComesOnTop()
    {
        using var lab = new LocalLab(Length);
        using var context = lab.Open(RunLab.Fasta(3, Length), spec => spec with
        {
            Motifs = new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "modisco", Method = "saliency", Target = 0 }] },
            Audit = new AuditSpec { Tests = [new AuditTestSpec { Test = "agreement" }] },
        }, null, "saliency");
        Assert.Contains("what motifs and tests find comes on top", Of(context, 3).Assumption, StringComparison.Ordinal);
    }

    private static StorageEstimate Of(RunContext context, long rows, int length = Length) =>
        StorageEstimate.Of(context.Spec, context.Package.Card, context.Sequences, rows, length);

    private static bool Fits(RunContext context)
    {
        try
        {
            RunPlanner.Plan(context.Spec, context.Package);
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }

    private static RunSpec OfAllReplicas(RunSpec spec, LocalLab lab) => spec with
    {
        Model = spec.Model with { Replica = ModelSource.AllReplicas, Replicas = 2, Sha256 = CisLens.Inference.Models.ReplicaSet.Sha256(Card(lab), ModelSource.AllReplicas) },
    };

    private static CisLens.Inference.Models.ModelCard Card(LocalLab lab) => CisLens.Inference.Models.ModelPackage.Open(Path.Combine(lab.Root, "tiny")).Card;

    // Of a small run the texts are most of it: they may be off by a few kilobytes.
    private static void AssertNear(long measured, long estimated) =>
        Assert.True(Math.Abs(estimated - measured) <= 8192 + measured / 20, $"{estimated:N0} bytes were estimated, {measured:N0} were written.");

    private static long ArraysBelow(string folder) => Directory.EnumerateFiles(folder, "*.npy", SearchOption.AllDirectories).Sum(Size);

    private static long Below(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(Size);

    private static long Size(string file) => new FileInfo(file).Length;
}
