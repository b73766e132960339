using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Workers by host name and process number.</summary>
internal sealed class WorkerConfiguration : IEntityTypeConfiguration<WorkerEntity>
{
    public void Configure(EntityTypeBuilder<WorkerEntity> builder)
    {
        builder.Property(worker => worker.Id).HasMaxLength(200);
        builder.Property(worker => worker.Host).HasMaxLength(200);
        builder.Property(worker => worker.Version).HasMaxLength(50);
    }
}
