using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CisLens.Migrations;

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresCisLensDb>
{
    public PostgresCisLensDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCisLensDb>().UseNpgsql("Host=localhost;Database=design").Options);
}
