using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Motif databases belong to a project or to the shared catalogue.</summary>
internal sealed class MotifDatabaseConfiguration : IEntityTypeConfiguration<MotifDatabaseEntity>
{
    public void Configure(EntityTypeBuilder<MotifDatabaseEntity> builder)
    {
        builder.Property(database => database.Id).HasMaxLength(12);
        builder.Property(database => database.Name).HasMaxLength(200);
        builder.Property(database => database.Version).HasMaxLength(50);
        builder.Property(database => database.FileName).HasMaxLength(200);
        builder.Property(database => database.Format).HasMaxLength(16);
        builder.Property(database => database.Alphabet).HasMaxLength(3);
        builder.Property(database => database.Sha256).HasMaxLength(64);
        builder.Property(database => database.Licence).HasMaxLength(2000);
        builder.Property(database => database.AddedBy).HasMaxLength(200);
        builder.HasIndex(database => database.ProjectId);
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(database => database.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
