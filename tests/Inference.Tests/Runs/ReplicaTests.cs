using System.IO.Compression;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class ReplicaTests : IDisposable
{
    private const int Replicas = 3;
    private const int Length = 30;

    private readonly LocalLab _lab = new(replicas: Replicas);

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("ism", false)]
    [InlineData("integrated-gradients", true)]
    public void Run_AllReplicas_GivesTheirMeanAndSpread(string method, bool bothStrands)
    {
        var parts = Enumerable.Range(1, Replicas).Select(replica => Run($"seed-{replica}", null, method, bothStrands)).ToList();
        var all = Run(ModelSource.AllReplicas, Replicas, method, bothStrands);
        Assert.Equal(all.Observed.Length, all.Spread!.Length);
        for (var i = 0; i < all.Observed.Length; i++)
            AssertMeanAndSpread([.. parts.Select(part => part.Observed[i])], all.Observed[i], all.Spread[i]);
        for (var i = 0; i < all.Matrix.Length; i++)
            Assert.Equal(parts.Average(part => part.Matrix[i]), all.Matrix[i], 1e-6);
        AssertMeanAndSpread([.. parts.Select(part => part.Prediction)], all.Prediction, all.PredictionSpread!.Value);
        Assert.Contains(all.Spread, value => value > 1e-4);
        Assert.All(parts, part => Assert.Null(part.Spread));
    }

    [Fact]
    public void Plan_AllReplicasOfASingleOne_IsRefused()
    {
        using var lab = new LocalLab();
        var error = Assert.Throws<InputException>(() => lab.Open(RunLab.Fasta(2, Length), spec => All(spec, null), methods: "saliency") is var context ? RunPlanner.Plan(context.Spec, context.Package) : null);
        Assert.Equal("Tiny has a single replica; a spread over replicas needs at least two.", error.Message);
    }

    [Fact]
    public void Plan_AllReplicasWithEmbedding_IsRefused()
    {
        using var context = _lab.Open(RunLab.Fasta(2, Length), spec => All(spec, Replicas) with { Embeddings = [new EmbeddingSpec { Layer = "Layer 1 (ReLU)", Pooling = EmbeddingPooling.Mean }] });
        var error = Assert.Throws<InputException>(() => RunPlanner.Plan(context.Spec, context.Package));
        Assert.Equal("Features of different replicas cannot be averaged; choose one replica for embeddings.", error.Message);
    }

    [Fact]
    public void Bundle_AllReplicas_HoldsTheSpreads()
    {
        using var context = _lab.Open(RunLab.Fasta(4, Length), spec => Named(spec, ModelSource.AllReplicas, Replicas), methods: "saliency");
        LocalLab.RunAll(context);
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        Assert.Contains(zip.Entries, entry => entry.FullName == "attributions/saliency.0.B.replica-spread.npz");
        Assert.Contains(zip.Entries, entry => entry.FullName == "predictions.spread.npz");
    }

    private static RunSpec All(RunSpec spec, int? count) => spec with { Model = spec.Model with { Replica = ModelSource.AllReplicas, Replicas = count } };

    private RunSpec Named(RunSpec spec, string replica, int? count) => spec with
    {
        Model = spec.Model with { Replica = replica, Replicas = count, Sha256 = ReplicaSet.Sha256(ModelPackage.Open(Path.Combine(_lab.Root, "tiny")).Card, replica) },
    };

    private Result Run(string replica, int? count, string method, bool bothStrands)
    {
        using var context = _lab.Open(RunLab.Fasta(4, Length), spec => Named(spec, replica, count) with { Methods = [new MethodSpec { Method = method, BothStrands = bothStrands }] });
        LocalLab.RunAll(context);
        using var results = RunResults.Open(context.Folder)!;
        var track = new TrackKey(method, 0);
        return new Result(
            results.Track(track, 2)!, results.Matrix(track, 2)!, results.Array(track, ReplicaRunModel.SpreadName, 2)?.Values,
            results.Predictions(2)![0], results.PredictionSpread(2)?[0]);
    }

    private static void AssertMeanAndSpread(float[] values, float mean, float spread)
    {
        var average = values.Average(value => (double)value);
        Assert.Equal(average, mean, 1e-6);
        Assert.Equal(Math.Sqrt(values.Sum(value => (value - average) * (value - average)) / (values.Length - 1)), spread, 1e-6);
    }

    private sealed record Result(float[] Observed, float[] Matrix, float[]? Spread, float Prediction, float? PredictionSpread);
}
