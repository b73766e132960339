using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CisLens.Shared.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Quotas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "PlannedBytes",
                table: "Runs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Notices",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ComputeUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    ProjectId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Seconds = table.Column<double>(type: "REAL", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComputeUses", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PersonId_Subject",
                table: "Notices",
                columns: new[] { "PersonId", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComputeUses_At",
                table: "ComputeUses",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ComputeUses_PersonId",
                table: "ComputeUses",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ComputeUses_ProjectId",
                table: "ComputeUses",
                column: "ProjectId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComputeUses");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PersonId_Subject",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PlannedBytes",
                table: "Runs");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Notices");
        }
    }
}
