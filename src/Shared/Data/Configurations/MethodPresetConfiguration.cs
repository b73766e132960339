using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Presets belong to a project.</summary>
internal sealed class MethodPresetConfiguration : IEntityTypeConfiguration<MethodPresetEntity>
{
    public void Configure(EntityTypeBuilder<MethodPresetEntity> builder)
    {
        builder.Property(preset => preset.Id).HasMaxLength(12);
        builder.Property(preset => preset.Name).HasMaxLength(100);
        builder.HasIndex(preset => new { preset.ProjectId, preset.Name }).IsUnique();
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(preset => preset.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
