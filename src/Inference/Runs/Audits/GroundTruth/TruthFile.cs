using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>What the test found, as the file <c>truth.json</c>.</summary>
/// <param name="Training">How a network was trained for the test; null where the run's own maps are judged.</param>
/// <param name="Tasks">One a target.</param>
internal sealed record TruthFile(TruthTraining? Training, IReadOnlyList<TruthTask> Tasks)
{
    private const string Name = "truth.json";

    private static readonly JsonSerializerOptions Json = new(RunJson.Compact) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Json));

    public static TruthFile Read(string folder) => JsonSerializer.Deserialize<TruthFile>(File.ReadAllText(Path.Combine(folder, Name)), Json)!;
}
