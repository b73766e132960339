using System.Globalization;
using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Runs.Audits.Dataset;

/// <summary>Rule 24: how many of the sequences were explained and how they were chosen; beside it, how concentrated the maps are.</summary>
internal sealed class DatasetNumbers : IAuditEvidence
{
    private const int Rule = 24;

    public IReadOnlyList<int> Rules { get; } = [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var (used, available) = (reading.Prepared.Rows, reading.Context.Sequences.Count);
        var text = string.Create(CultureInfo.InvariantCulture, $"{used:N0} of the {available:N0} sequences of the set were explained");
        text += reading.Spec.Sequences.Sample is { } sample && sample < available
            ? string.Create(CultureInfo.InvariantCulture, $", from {sample:N0} drawn at random with the seed {reading.Spec.Seed}")
            : ", none left out by choice";
        text += string.Create(CultureInfo.InvariantCulture, $"; {reading.Prepared.Dropped:N0} did not fit the model. ");
        var finding = new RuleFinding
        {
            Text = text + string.Join(" ", Enumerable.Range(0, reading.Spec.Targets.Count).Select(target => Judged(reading, target))),
            Verdict = used + reading.Prepared.Dropped >= available || used >= AuditRules.Sequences ? AuditVerdict.Pass : AuditVerdict.Warn,
        };
        return [new RuleEvidence(Rule, [finding]) { Figures = MapConcentration.Figures(reading, token) }];
    }

    private static string Judged(AuditReading reading, int target)
    {
        var name = RunPlanner.TargetName(reading.Spec.Targets[target]);
        var count = reading.Classes.Judged(target).Count;
        return string.Create(CultureInfo.InvariantCulture, $"{name} is judged on {count:N0}{(reading.Classes.Class(target) is { } label ? $" with the label '{label}'" : "")}.");
    }
}
