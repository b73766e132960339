namespace CisLens.Shared.Data.Entities;

/// <summary>How a sequence was come upon.</summary>
public enum SelectionSource
{
    /// <summary>Drawn at random, with a seed.</summary>
    Random,

    /// <summary>Taken from the order of the data.</summary>
    Order,

    /// <summary>From one end of a sorted column.</summary>
    Sorted,

    /// <summary>Searched for by name.</summary>
    Search,

    /// <summary>From a rule or test of the audit that named it.</summary>
    Audit,

    /// <summary>From a motif or one of its sites.</summary>
    Motif,

    /// <summary>From a point of an embedding.</summary>
    Embedding,

    /// <summary>By an address, with nothing known of how.</summary>
    Direct,
}
