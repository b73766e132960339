using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Selections belong to a run and are read by row and by time.</summary>
internal sealed class SelectionConfiguration : IEntityTypeConfiguration<SelectionEntity>
{
    public void Configure(EntityTypeBuilder<SelectionEntity> builder)
    {
        builder.Property(selection => selection.Id).HasMaxLength(12);
        builder.Property(selection => selection.PersonId).HasMaxLength(12);
        builder.Property(selection => selection.Detail).HasMaxLength(200);
        builder.HasIndex(selection => new { selection.RunId, selection.Row });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(selection => selection.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
