using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Agreement;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>How far the methods of a run agree. Needs no native library.</summary>
public sealed record AgreementResult
{
    private const string Name = "agreement.json";

    /// <summary>The settings.</summary>
    public required AgreementOptions Options { get; init; }

    /// <summary>What the numbers of maps stand for.</summary>
    public required IReadOnlyList<TrackKey> Tracks { get; init; }

    /// <summary>Sequences of the run.</summary>
    public required int Available { get; init; }

    /// <summary>What the deciding experiment asked of the model.</summary>
    public required PassCount Passes { get; init; }

    /// <summary>Target by target.</summary>
    public required IReadOnlyList<TargetAgreement> Targets { get; init; }

    [JsonIgnore]
    internal AgreementArrays? Arrays { get; init; }

    /// <summary>Opens the result of a run; null while its audit is not done, and for runs without the comparison.</summary>
    /// <param name="folder">The run's files.</param>
    public static AgreementResult? Open(RunFolder folder) => AuditFiles.Open(folder, Name, Read);

    /// <summary>The sequences on which a target was judged, those that disagree most first.</summary>
    /// <param name="target">The target's index.</param>
    public IReadOnlyList<RowAgreement> Rows(int target) =>
        [.. Arrays!.Of(AgreementPairs.Of(Tracks), target).OrderByDescending(row => row.Disagreement).ThenBy(row => row.Row)];

    internal static AgreementResult Read(string audit) =>
        AuditFiles.ReadRecord<AgreementResult>(Path.Combine(audit, Name)) with { Arrays = AgreementArrays.Read(audit) };

    internal void Write(string audit)
    {
        AuditFiles.WriteRecord(Path.Combine(audit, Name), this);
        Arrays!.Write(audit);
    }
}
