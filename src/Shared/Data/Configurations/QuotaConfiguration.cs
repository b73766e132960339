using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Quotas: one a person or project.</summary>
internal sealed class QuotaConfiguration : IEntityTypeConfiguration<QuotaEntity>
{
    public void Configure(EntityTypeBuilder<QuotaEntity> builder) => builder.Property(quota => quota.Id).HasMaxLength(12);
}
