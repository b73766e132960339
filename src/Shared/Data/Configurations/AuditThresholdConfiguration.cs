using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Thresholds belong to a project, one for each of a rule's.</summary>
internal sealed class AuditThresholdConfiguration : IEntityTypeConfiguration<AuditThresholdEntity>
{
    public void Configure(EntityTypeBuilder<AuditThresholdEntity> builder)
    {
        builder.Property(threshold => threshold.Id).HasMaxLength(12);
        builder.HasIndex(threshold => new { threshold.ProjectId, threshold.Rule, threshold.Place }).IsUnique();
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(threshold => threshold.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
