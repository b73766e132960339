namespace CisLens.Shared.Data.Entities;

/// <summary>What people think of a motif finding.</summary>
public enum MotifReviewState
{
    /// <summary>Nobody has looked at it.</summary>
    Unreviewed,

    /// <summary>It comes from the data or the model, not from biology.</summary>
    Artefact,

    /// <summary>It is worth a closer look.</summary>
    Interesting,

    /// <summary>It is understood; the note says how.</summary>
    Explained,
}
