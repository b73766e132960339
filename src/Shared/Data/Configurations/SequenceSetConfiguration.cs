using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Sequence sets belong to a project.</summary>
internal sealed class SequenceSetConfiguration : IEntityTypeConfiguration<SequenceSetEntity>
{
    public void Configure(EntityTypeBuilder<SequenceSetEntity> builder)
    {
        builder.Property(set => set.Id).HasMaxLength(12);
        builder.Property(set => set.PersonId).HasMaxLength(12);
        builder.Property(set => set.Name).HasMaxLength(200);
        builder.Property(set => set.Sha256).HasMaxLength(64);
        builder.HasIndex(set => set.ProjectId);
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(set => set.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
