using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits;

/// <summary>The audit of runs for which nobody has tailored one.</summary>
public static class UsualAudit
{
    /// <summary>All tests that can be made on a run, with their default settings; none without maps.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="card">Its model.</param>
    public static AuditSpec Of(RunSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new AuditSpec
        {
            Tests = spec.Methods.Count == 0 ? []
                : [.. AuditTests.All.Select(test => new AuditTestSpec { Test = test.Info.Id }).Where(test => Problem(test, spec, card) is null)],
        };
    }

    /// <summary>Why a test cannot be made on a run; null where it can.</summary>
    /// <param name="test">The test with its settings.</param>
    /// <param name="spec">The run; everything else in it is checked already.</param>
    /// <param name="card">Its model.</param>
    public static string? Problem(AuditTestSpec test, RunSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(test);
        try
        {
            AuditTests.Get(test.Test).Check(spec, card, AuditTests.Options(test));
            return null;
        }
        catch (InputException reason)
        {
            return reason.Message;
        }
    }
}
