using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Data;

/// <summary>The metadata in a SQLite file.</summary>
public sealed class SqliteCisLensDb(DbContextOptions<SqliteCisLensDb> options) : CisLensDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no time type and cannot order the text EF would write; ticks order.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
