using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Evaluation.Audit;

/// <summary>Where a number passes and where it fails. Projects may set their own; what they see then says so.</summary>
/// <param name="Measure">What is measured, with its unit.</param>
/// <param name="Pass">The number from which the rule is passed.</param>
/// <param name="Fail">The number beyond which it is failed.</param>
/// <param name="HigherIsBetter">Whether large numbers are good.</param>
/// <param name="IsProposal">True for a default of this program, false for a number that the rule's source states.</param>
public sealed record AuditThreshold(string Measure, double Pass, double Fail, bool HigherIsBetter, bool IsProposal)
{
    /// <summary>True where a project has set the two numbers itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>When it passes, in words, e.g. <c>at least 0.8</c>.</summary>
    public string Passes => $"{(HigherIsBetter ? "at least" : "at most")} {FigureNumber.Text(Pass)}";

    /// <summary>When it fails, in words, e.g. <c>below 0.5</c>.</summary>
    public string Fails => $"{(HigherIsBetter ? "below" : "above")} {FigureNumber.Text(Fail)}";

    /// <summary>Judges a number by its whole interval: what reaches to the other side is no clear case.</summary>
    /// <param name="estimate">The number; null when it could not be measured.</param>
    public AuditVerdict Judge(Estimate? estimate) => estimate switch
    {
        null => AuditVerdict.NotRun,
        _ when HigherIsBetter => estimate.Low >= Pass ? AuditVerdict.Pass : estimate.High < Fail ? AuditVerdict.Fail : AuditVerdict.Warn,
        _ => estimate.High <= Pass ? AuditVerdict.Pass : estimate.Low > Fail ? AuditVerdict.Fail : AuditVerdict.Warn,
    };
}
