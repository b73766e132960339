using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Data;

/// <summary>The metadata on a PostgreSQL server.</summary>
public sealed class PostgresCisLensDb(DbContextOptions<PostgresCisLensDb> options) : CisLensDb(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
