namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>How a query and an oriented target lie on each other best.</summary>
/// <param name="Offset">Target position under the query's first; may be negative.</param>
/// <param name="Overlap">Columns on each other.</param>
/// <param name="PValue">Of the match.</param>
internal readonly record struct Alignment(int Offset, int Overlap, double PValue);
