using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Events are read by run in order of their number.</summary>
internal sealed class RunEventConfiguration : IEntityTypeConfiguration<RunEventEntity>
{
    public void Configure(EntityTypeBuilder<RunEventEntity> builder)
    {
        builder.Property(item => item.RunId).HasMaxLength(12);
        builder.Property(item => item.StageKey).HasMaxLength(100);
        builder.HasIndex(item => new { item.RunId, item.Id });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(item => item.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
