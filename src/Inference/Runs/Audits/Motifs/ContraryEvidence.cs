using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Motifs;

/// <summary>
/// Rule 26: the two lists that are easily left out of a report, and how long they are. Whether people reviewed them is not known to the run,
/// so the rule is at best half fulfilled here.
/// </summary>
internal sealed class ContraryEvidence : IAuditEvidence
{
    private const int Rule = 26;

    public IReadOnlyList<int> Rules => [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Spec.Methods.Count == 0)
            return [RuleEvidence.NotRun(Rule, "The run has no maps, so no evidence could speak against them.")];
        if (reading.Motifs is not { Motifs.Discoveries.Count: > 0 } motifs)
            return [new RuleEvidence(Rule, [new RuleFinding { Verdict = AuditVerdict.Fail, Text = "Neither list is there: the run discovers no patterns." }])];
        return [new RuleEvidence(Rule, [.. motifs.Motifs.Discoveries.Select((discovery, index) =>
        {
            var track = new TrackKey(discovery.Method, discovery.Target);
            var report = motifs.Instances(index)!;
            return new RuleFinding
            {
                Subject = $"{reading.Name(track)}, {discovery.Procedure}",
                Track = track,
                Verdict = AuditVerdict.Warn,
                Text = string.Create(CultureInfo.InvariantCulture,
                    $"{report.Summary.Unmatched:N0} of {report.Summary.StrongStretches:N0} strong stretches match no motif; the model ignores {report.Summary.Ignored:N0} of {report.Summary.GoodInstances:N0} good instances. Nobody's review is counted here."),
                Rows = [.. report.Unmatched.Select(seqlet => seqlet.Place.Row).Concat(report.Ignored.Select(instance => instance.Place.Row)).Distinct().Take(RuleFinding.MostRows)],
            };
        })])];
    }
}
