namespace CisLens.Shared.Data.Entities;

/// <summary>What a script's token may do of what its person may.</summary>
[Flags]
public enum ApiScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read and download.</summary>
    Read = 1,

    /// <summary>Upload, change and delete.</summary>
    Write = 2,

    /// <summary>Start runs and go on with them.</summary>
    Submit = 4,
}
