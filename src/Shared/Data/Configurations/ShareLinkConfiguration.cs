using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Links to read a run: go with their run.</summary>
internal sealed class ShareLinkConfiguration : IEntityTypeConfiguration<ShareLinkEntity>
{
    public void Configure(EntityTypeBuilder<ShareLinkEntity> builder)
    {
        builder.Property(link => link.Id).HasMaxLength(12);
        builder.Property(link => link.Hash).HasMaxLength(64);
        builder.Property(link => link.Name).HasMaxLength(100);
        builder.Property(link => link.PersonId).HasMaxLength(12);
        builder.HasIndex(link => link.Hash).IsUnique();
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(link => link.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
