namespace CisLens.Inference.Motifs.Instances;

/// <summary>A list that is easily left out of a report.</summary>
/// <param name="Items">What is on it, the most striking first.</param>
/// <param name="Considered">How many were looked at.</param>
/// <param name="Rule">What puts one on the list, in words, with the thresholds.</param>
public sealed record HiddenList<T>(IReadOnlyList<T> Items, int Considered, string Rule)
{
    /// <summary>Share of those looked at that are on the list; 0 where none were.</summary>
    public double Share => Considered == 0 ? 0 : (double)Items.Count / Considered;
}
