using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Shared.Runs;

namespace CisLens.Web.Bundles;

/// <summary>Two runs side by side.</summary>
/// <param name="ProjectName">The project of both.</param>
/// <param name="Run">The one.</param>
/// <param name="Others">The runs that it can be compared with: done, and of the same specification; the newest first.</param>
/// <param name="With">The other; null where there is none to compare with.</param>
public sealed record ComparisonView(string ProjectName, RunSummary Run, IReadOnlyList<RunSummary> Others, RunSummary? With)
{
    /// <summary>How their bundles differ, the other's first; null while one of them is not done, and where they cannot be compared.</summary>
    public BundleDifference? Difference { get; init; }

    /// <summary>Why their bundles cannot be compared; null where they can.</summary>
    public string? Failure { get; init; }
}
