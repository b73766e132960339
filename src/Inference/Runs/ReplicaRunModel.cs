using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>All replicas of a model: each predicts and explains; the mean is the answer, their standard deviation its spread.</summary>
/// <param name="replicas">At least two; belong to this model.</param>
internal sealed class ReplicaRunModel(IReadOnlyList<IRunModel> replicas) : IRunModel
{
    /// <summary>The array of the standard deviations over replicas.</summary>
    public const string SpreadName = "replica-spread";

    public ModelCard Card => replicas[0].Card;

    public string Device => replicas[0].Device;

    public IReadOnlyList<SequenceModel> Networks => [.. replicas.SelectMany(replica => replica.Networks)];

    public double Operations(int length) => replicas.Sum(replica => replica.Operations(length));

    public long OutputValues(int length) => replicas[0].OutputValues(length);

    public (Predictions Outputs, float[] Targets) Predict(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token)
    {
        var answers = Each(windows.Count, rows, (replica, share) => replica.Predict(windows, targets, share, token));
        var (mean, spread) = MeanAndSpread([.. answers.Select(answer => answer.Targets)]);
        var outputs = MeanAndSpread([.. answers.Select(answer => answer.Outputs.Values)]).Mean;
        return (answers[0].Outputs with { Values = outputs, TargetSpread = spread }, mean);
    }

    public int EmbeddingFeatures(EmbeddingSpec embedding, int length) => throw NoEmbedding();

    public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token) => throw NoEmbedding();

    public IReadOnlyList<FilterMotif> Filters(
        string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token) =>
        throw NoFilters();

    public IReadOnlyList<AttributionMaps> Attribute(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token)
    {
        var answers = Each(windows.Count, rows, (replica, share) => replica.Attribute(windows, targets, method, draws, share, token));
        return [.. targets.Select((_, target) => Join([.. answers.Select(answer => answer[target])]))];
    }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.Dispose();
    }

    /// <summary>What is said of the spread before it is computed.</summary>
    /// <param name="count">The number of replicas.</param>
    public static MethodArrayInfo Spread(int count) => new(
        SpreadName, "Spread over replicas", $"s[p] = standard deviation of a[p] over {count} replicas (n - 1); a[p] and the other arrays are means over them",
        "never negative: the larger, the less the replicas agree", [ArrayAxis.Position]);

    internal static InputException NoEmbedding() =>
        new("Features of different replicas cannot be averaged; choose one replica for embeddings.");

    internal static InputException NoFilters() =>
        new("Filters of different replicas are different filters and cannot be averaged; choose one replica for them.");

    private List<T> Each<T>(int count, IProgress<int>? rows, Func<IRunModel, IProgress<int>, T> compute) =>
        [.. replicas.Select((replica, place) => compute(replica, new Share(rows, count, place, replicas.Count)))];

    private static AttributionMaps Join(IReadOnlyList<AttributionMaps> maps)
    {
        var (observed, spread) = MeanAndSpread([.. maps.Select(map => map.Observed)]);
        return maps[0] with
        {
            Observed = observed,
            Matrix = maps[0].Matrix is null ? null : MeanAndSpread([.. maps.Select(map => map.Matrix!)]).Mean,
            Arrays =
            [
                .. maps[0].Arrays.Select((array, place) => array with { Values = MeanAndSpread([.. maps.Select(map => map.Arrays[place].Values)]).Mean }),
                new MethodArray(SpreadName, spread, [maps[0].Length]),
            ],
            Checks = MethodCheck.Merge(maps.Select(map => map.Checks)),
        };
    }

    private static (float[] Mean, float[] Spread) MeanAndSpread(IReadOnlyList<float[]> values)
    {
        var (mean, spread) = (new float[values[0].Length], new float[values[0].Length]);
        for (var i = 0; i < mean.Length; i++)
        {
            var (average, squares) = (0.0, 0.0);
            foreach (var replica in values)
                average += replica[i] / (double)values.Count;
            foreach (var replica in values)
                squares += (replica[i] - average) * (replica[i] - average);
            (mean[i], spread[i]) = ((float)average, (float)Math.Sqrt(squares / (values.Count - 1)));
        }
        return (mean, spread);
    }

    /// <summary>Counts a sequence as done when its last replica is.</summary>
    private sealed class Share(IProgress<int>? all, int rows, int place, int count) : IProgress<int>
    {
        public void Report(int value) => all?.Report((int)(((long)rows * place + value) / count));
    }
}
