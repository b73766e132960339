using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CisLens.Migrations;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteCisLensDb>
{
    public SqliteCisLensDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCisLensDb>().UseSqlite("Data Source=design.db").Options);
}
