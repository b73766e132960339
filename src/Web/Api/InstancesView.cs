using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>What became of a discovery's motifs in the rows.</summary>
/// <param name="Summary">The motifs looked for, pairs of them, preferred distances, and what makes the two lists.</param>
/// <param name="Unmatched">Strong stretches of attribution that no instance explains, the strongest first.</param>
/// <param name="Ignored">Good instances by sequence that contribute no more than ordinary windows, the best first.</param>
public sealed record InstancesView(InstanceSummary Summary, IReadOnlyList<SeqletView> Unmatched, IReadOnlyList<InstanceView> Ignored)
{
    internal static InstancesView Of(InstanceReport report) =>
        new(report.Summary, [.. report.Unmatched.Select(SeqletView.Of)], [.. report.Ignored.Select(InstanceView.Of)]);
}
