namespace CisLens.Shared.Data.Entities;

/// <summary>Where the import of a sequence set stands.</summary>
public enum SequenceSetState
{
    /// <summary>Being read.</summary>
    Importing,

    /// <summary>Can be used.</summary>
    Ready,

    /// <summary>Refused; the sentence says why.</summary>
    Failed,
}
