using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Runs belong to a project; stages go with their run.</summary>
internal sealed class RunConfiguration : IEntityTypeConfiguration<RunEntity>
{
    public void Configure(EntityTypeBuilder<RunEntity> builder)
    {
        builder.Property(run => run.Id).HasMaxLength(12);
        builder.Property(run => run.Name).HasMaxLength(200);
        builder.Property(run => run.PersonId).HasMaxLength(12);
        builder.Property(run => run.ImportedSha256).HasMaxLength(64);
        builder.Property(run => run.SpecHash).HasMaxLength(64);
        builder.Property(run => run.FailureLogId).HasMaxLength(12);
        builder.Property(run => run.OriginId).HasMaxLength(12);
        builder.Property(run => run.Validation).HasMaxLength(4000);
        // A worker that ends a run and a person who cancels it must not overwrite each other.
        builder.Property(run => run.State).IsConcurrencyToken();
        builder.HasIndex(run => new { run.ProjectId, run.SubmittedAt });
        builder.HasIndex(run => run.State);
        builder.HasIndex(run => new { run.PersonId, run.SubmittedAt });
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(run => run.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(run => run.Stages).WithOne().HasForeignKey(stage => stage.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
