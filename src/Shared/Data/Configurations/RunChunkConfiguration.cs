using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>A chunk has one index within its stage.</summary>
internal sealed class RunChunkConfiguration : IEntityTypeConfiguration<RunChunkEntity>
{
    public void Configure(EntityTypeBuilder<RunChunkEntity> builder)
    {
        builder.Property(chunk => chunk.RunId).HasMaxLength(12);
        builder.HasIndex(chunk => new { chunk.StageId, chunk.Index }).IsUnique();
        builder.HasIndex(chunk => new { chunk.RunId, chunk.State });
        builder.HasOne<RunStageEntity>().WithMany().HasForeignKey(chunk => chunk.StageId).OnDelete(DeleteBehavior.Cascade);
    }
}
