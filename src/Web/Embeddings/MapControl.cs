namespace CisLens.Web.Embeddings;

/// <summary>The control that a map shows in the place of the sequences with their labels.</summary>
public enum MapControl
{
    /// <summary>None: labels as they are.</summary>
    None,

    /// <summary>The values of the column are shuffled among the points.</summary>
    Shuffled,

    /// <summary>Only as many sequences of each group as have the same GC content; components computed anew on these.</summary>
    Matched,
}
