namespace CisLens.Shared.Data.Entities;

/// <summary>What was done with a sequence.</summary>
public enum SelectionAction
{
    /// <summary>It was looked at.</summary>
    Opened,

    /// <summary>It was kept as an example.</summary>
    Bookmarked,

    /// <summary>It was taken out, as a figure or as numbers.</summary>
    Exported,
}
