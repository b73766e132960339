namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Database</c>.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="ConnectionString">For PostgreSQL: where it is. For SQLite: the path of the file, empty for <c>cislens.db</c> in the data folder.</param>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString);
