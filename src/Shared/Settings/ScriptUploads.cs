namespace CisLens.Shared.Settings;

/// <summary>Who may add models that are programs (TorchScript). Workers run them, with all rights of a worker.</summary>
public enum ScriptUploads
{
    /// <summary>Administrators of the portal.</summary>
    Administrators,

    /// <summary>Owners of a project too. Whoever has an account can own one.</summary>
    Owners,

    /// <summary>Nobody.</summary>
    Nobody,
}
