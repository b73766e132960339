namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>Whether a file is the same in two bundles.</summary>
public enum FileState
{
    /// <summary>The same bytes.</summary>
    Same,

    /// <summary>Other bytes.</summary>
    Different,

    /// <summary>Only the first bundle has it.</summary>
    OnlyFirst,

    /// <summary>Only the second bundle has it.</summary>
    OnlySecond,
}
