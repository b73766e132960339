using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Workers' time of deleted runs: added up by person and by project, forgotten by age.</summary>
internal sealed class ComputeUseConfiguration : IEntityTypeConfiguration<ComputeUseEntity>
{
    public void Configure(EntityTypeBuilder<ComputeUseEntity> builder)
    {
        builder.Property(use => use.PersonId).HasMaxLength(12);
        builder.Property(use => use.ProjectId).HasMaxLength(12);
        builder.HasIndex(use => use.PersonId);
        builder.HasIndex(use => use.ProjectId);
        builder.HasIndex(use => use.At);
    }
}
