namespace CisLens.Shared.Settings;

/// <summary>Which database holds the metadata and the job store.</summary>
public enum DatabaseProvider
{
    /// <summary>Files in the data folder; one machine, one worker.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server; any number of machines and workers.</summary>
    Postgres,
}
