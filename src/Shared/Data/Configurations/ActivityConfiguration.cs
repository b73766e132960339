using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>The activity log: bound to nothing, so that it outlives people and projects.</summary>
internal sealed class ActivityConfiguration : IEntityTypeConfiguration<ActivityEntity>
{
    public void Configure(EntityTypeBuilder<ActivityEntity> builder)
    {
        builder.Property(line => line.PersonId).HasMaxLength(12);
        builder.Property(line => line.Person).HasMaxLength(100);
        builder.Property(line => line.ProjectId).HasMaxLength(12);
        builder.Property(line => line.Action).HasMaxLength(60);
        builder.Property(line => line.Subject).HasMaxLength(300);
        builder.HasIndex(line => new { line.ProjectId, line.Id });
    }
}
