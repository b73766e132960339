using CisLens.Inference.Statistics;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>Whether the groups are apart, beside two controls: the same on shuffled labels, and with GC content made equal.</summary>
/// <param name="Labels">The groups compared.</param>
/// <param name="TooSmall">Groups left out because they have too few sequences.</param>
/// <param name="Rows">Sequences with one of the labels.</param>
/// <param name="Components">Principal components looked at.</param>
/// <param name="Observed">With the labels as they are.</param>
/// <param name="Shuffled">With the labels shuffled once: what a cloud without meaning looks like.</param>
/// <param name="GcMatched">With as many sequences of each group in every bin of GC content, components computed anew; null when too few are left.</param>
/// <param name="GcMatchedRows">Sequences left after matching.</param>
/// <param name="GcAlone">The area under the ROC curve that GC content alone reaches.</param>
public sealed record SeparationReport(
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> TooSmall,
    int Rows,
    int Components,
    SeparationFigures Observed,
    SeparationFigures Shuffled,
    SeparationFigures? GcMatched,
    int GcMatchedRows,
    Estimate GcAlone);
