namespace CisLens.Web.Storage;

/// <summary>What takes room.</summary>
public enum StorageKind
{
    Run,
    Sequences,
    Model,
    MotifDatabase,
}
