using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Comments: go with their run, answers with what they answer; they outlive the account of who wrote them.</summary>
internal sealed class CommentConfiguration : IEntityTypeConfiguration<CommentEntity>
{
    public void Configure(EntityTypeBuilder<CommentEntity> builder)
    {
        builder.Property(comment => comment.Id).HasMaxLength(12);
        builder.Property(comment => comment.Place).HasMaxLength(200);
        builder.Property(comment => comment.PersonId).HasMaxLength(12);
        builder.Property(comment => comment.Person).HasMaxLength(100);
        builder.Property(comment => comment.Text).HasMaxLength(4000);
        builder.HasIndex(comment => new { comment.RunId, comment.Place });
        builder.HasOne<RunEntity>().WithMany().HasForeignKey(comment => comment.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CommentEntity>().WithMany().HasForeignKey(comment => comment.AnswersId).OnDelete(DeleteBehavior.Cascade);
    }
}
