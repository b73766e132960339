using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Projects. Names are not unique in the table: that one is taken would tell of projects one may not see.</summary>
internal sealed class ProjectConfiguration : IEntityTypeConfiguration<ProjectEntity>
{
    public void Configure(EntityTypeBuilder<ProjectEntity> builder)
    {
        builder.Property(project => project.Id).HasMaxLength(12);
        builder.Property(project => project.Name).HasMaxLength(200);
    }
}
