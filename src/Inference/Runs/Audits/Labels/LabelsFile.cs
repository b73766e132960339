using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Labels;

/// <summary>What the test found, as the file <c>labels.json</c>.</summary>
/// <param name="Reason">Why nothing could be compared; null where it could.</param>
/// <param name="TrainedOn">Sequences that the network learnt from.</param>
/// <param name="Learnt">For each target how well the network tells the permuted labels apart that it was shown.</param>
/// <param name="Rows">The rows that were compared.</param>
/// <param name="Correlations">[tracks][rows]: Spearman's correlation of the run's map with that of the network; null where the track is not judged on the row.</param>
internal sealed record LabelsFile(string? Reason, int TrainedOn, IReadOnlyList<Interval> Learnt, IReadOnlyList<long> Rows, IReadOnlyList<double?[]> Correlations)
{
    private const string Name = "labels.json";

    private static readonly JsonSerializerOptions Json =
        new(RunJson.Compact) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static LabelsFile NotRun(string reason) => new(reason, 0, [], [], []);

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Json));

    public static LabelsFile Read(string folder) => JsonSerializer.Deserialize<LabelsFile>(File.ReadAllText(Path.Combine(folder, Name)), Json)!;
}
