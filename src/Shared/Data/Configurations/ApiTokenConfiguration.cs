using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Tokens of scripts: found by their hash, end with their person.</summary>
internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiTokenEntity>
{
    public void Configure(EntityTypeBuilder<ApiTokenEntity> builder)
    {
        builder.Property(token => token.Id).HasMaxLength(12);
        builder.Property(token => token.Name).HasMaxLength(100);
        builder.Property(token => token.Prefix).HasMaxLength(16);
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.Property(token => token.Scopes).HasMaxLength(40);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasOne<PersonEntity>().WithMany().HasForeignKey(token => token.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
