using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Reviews belong to a run; a finding has one at most.</summary>
internal sealed class MotifReviewConfiguration : IEntityTypeConfiguration<MotifReviewEntity>
{
    public void Configure(EntityTypeBuilder<MotifReviewEntity> builder)
    {
        builder.Property(review => review.Id).HasMaxLength(12);
        builder.Property(review => review.PersonId).HasMaxLength(12);
        builder.Property(review => review.Item).HasMaxLength(200);
        builder.Property(review => review.Note).HasMaxLength(2000);
        builder.HasIndex(review => new { review.RunId, review.Item }).IsUnique();
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(review => review.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
