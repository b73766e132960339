namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Database</c>.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">For PostgreSQL: where it is. For SQLite: the path of the file, empty for <c>cislens.db</c> in the data folder.</param>
/// <param name="WorkerRole">The role of PostgreSQL under which workers come, to which the portal gives the rights that they need; null where they come under the portal's.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString, string? WorkerRole = null);
