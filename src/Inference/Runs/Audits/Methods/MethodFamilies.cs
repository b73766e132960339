using System.Globalization;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Evaluation.Audit;

namespace CisLens.Inference.Runs.Audits.Methods;

/// <summary>Rule 1: of how many kinds the methods of a run are.</summary>
internal sealed class MethodFamilies : IAuditEvidence
{
    private const int Rule = 1;
    private const int Methods = 3;
    private const int Families = 2;
    private const int MutatedSequences = 200;

    public IReadOnlyList<int> Rules { get; } = [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var methods = reading.Spec.Methods.Select(method => AttributionCatalogue.Get(method.Method)).ToList();
        if (methods.Count == 0)
            return [RuleEvidence.NotRun(Rule, "This run explains nothing; add methods.")];
        var families = methods.GroupBy(method => method.Info.Family).ToList();
        var mutates = methods.Any(method => method is SaturationMutagenesisMethod);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Count(methods.Count, "method", "methods")} of {Count(families.Count, "family", "families")} on the same {reading.Prepared.Rows:N0} sequences: {string.Join("; ", families.Select(family => $"{Name(family.Key)}: {string.Join(", ", family.Select(method => method.Info.Name))}"))}. ")
            + (!mutates ? "ISM is not among them." : reading.Prepared.Rows >= MutatedSequences ? "ISM is among them." : $"ISM is among them, but on fewer than {MutatedSequences} sequences.");
        return [new RuleEvidence(Rule, [new RuleFinding { Text = text, Verdict = Verdict(methods.Count, families.Count, mutates && reading.Prepared.Rows >= MutatedSequences) }])];
    }

    private static AuditVerdict Verdict(int methods, int families, bool mutates) => methods switch
    {
        1 => AuditVerdict.Fail,
        >= Methods when families >= Families && mutates => AuditVerdict.Pass,
        _ => AuditVerdict.Warn,
    };

    private static string Name(MethodFamily family) => family switch
    {
        MethodFamily.Gradient => "derivatives",
        MethodFamily.Reference => "differences from references",
        _ => "changes of the sequence",
    };

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
