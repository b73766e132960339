using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Models belong to a project or to the shared catalogue.</summary>
internal sealed class ModelConfiguration : IEntityTypeConfiguration<ModelEntity>
{
    public void Configure(EntityTypeBuilder<ModelEntity> builder)
    {
        builder.Property(model => model.Id).HasMaxLength(100);
        builder.Property(model => model.PersonId).HasMaxLength(12);
        builder.Property(model => model.Name).HasMaxLength(200);
        builder.Property(model => model.Version).HasMaxLength(50);
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(model => model.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
