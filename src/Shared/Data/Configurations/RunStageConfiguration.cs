using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>A stage has one key within its run.</summary>
internal sealed class RunStageConfiguration : IEntityTypeConfiguration<RunStageEntity>
{
    public void Configure(EntityTypeBuilder<RunStageEntity> builder)
    {
        builder.Property(stage => stage.RunId).HasMaxLength(12);
        builder.Property(stage => stage.Key).HasMaxLength(100);
        builder.Property(stage => stage.Title).HasMaxLength(200);
        builder.HasIndex(stage => new { stage.RunId, stage.Key }).IsUnique();
    }
}
