using CisLens.Shared.Storage;

namespace CisLens.Shared.Settings;

/// <summary>
/// The section <c>CisLens</c> of <c>appsettings.json</c>, checked, with absolute paths. Environment variables
/// (<c>CisLens__Data</c>) and command line (<c>--CisLens:Data=...</c>) override the file.
/// </summary>
public sealed record CisLensSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "CisLens";

    /// <summary>Root of the data folder, absolute.</summary>
    public required string Data { get; init; }

    /// <summary>Folder of the keys that open cookies and second steps, absolute; in the data folder unless it is set. Portals alone need it.</summary>
    public string Keys { get => field ?? DataFolder.Keys; init; }

    /// <summary>Folder of the models that ship, absolute.</summary>
    public required string Models { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>The worker.</summary>
    public required WorkerSettings Worker { get; init; }

    /// <summary>Uploads.</summary>
    public required UploadSettings Uploads { get; init; }

    /// <summary>People.</summary>
    public PeopleSettings People { get; init; } = new();

    /// <summary>What people and projects may use.</summary>
    public QuotaSettings Quotas { get; init; } = QuotaSettings.Of(PeopleMode.SingleUser);

    /// <summary>How much there may be at once.</summary>
    public CeilingSettings Ceilings { get; init; } = new();

    /// <summary>Metrics and traces.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>The data folder.</summary>
    public DataFolder DataFolder => new(Data);

    /// <summary>The SQLite file of the metadata.</summary>
    public string SqliteFile => Database.ConnectionString.Length > 0
        ? Path.GetFullPath(Database.ConnectionString, Data)
        : Path.Combine(Data, "cislens.db");

    /// <summary>The SQLite file of the job store.</summary>
    public string SqliteJobsFile => Path.Combine(Path.GetDirectoryName(SqliteFile)!, "jobs.db");
}
