using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CisLens.Shared.Data.Migrations.Postgres
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Notices",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ComputeUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    ProjectId = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Seconds = table.Column<double>(type: "double precision", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
