using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>What maps and outputs of a run did under small changes of the sequences. Needs no native library.</summary>
public sealed record StabilityResult
{
    /// <summary>The share of <see cref="MapStability.Scale"/> below which a change has moved the output little.</summary>
    public const double QuietShare = 0.05;

    private const string Name = "stability.json";

    /// <summary>The settings as they were used: without the other strand where an output is bound to one.</summary>
    public required StabilityOptions Options { get; init; }

    /// <summary>What the numbers of maps stand for.</summary>
    public required IReadOnlyList<TrackKey> Tracks { get; init; }

    /// <summary>Sequences that were changed.</summary>
    public required int Sequences { get; init; }

    /// <summary>Sequences of the run.</summary>
    public required int Available { get; init; }

    /// <summary>Map by map.</summary>
    public required IReadOnlyList<MapStability> Maps { get; init; }

    /// <summary>[maps]: all changes of all sequences, with what the map and the output did.</summary>
    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<ChangeResponse>> Responses { get; init; } = [];

    /// <summary>Opens the result of a run; null while its audit is not done, and for runs without the test.</summary>
    /// <param name="folder">The run's files.</param>
    public static StabilityResult? Open(RunFolder folder) => AuditFiles.Open(folder, Name, Read);

    internal static StabilityResult Read(string audit)
    {
        var result = AuditFiles.ReadRecord<StabilityResult>(Path.Combine(audit, Name));
        return result with { Responses = StabilityFiles.Read(audit, result.Tracks.Count) };
    }

    internal void Write(string audit)
    {
        AuditFiles.WriteRecord(Path.Combine(audit, Name), this);
        StabilityFiles.Write(audit, Responses);
    }
}
