using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Notices: read by person, newest first.</summary>
internal sealed class NoticeConfiguration : IEntityTypeConfiguration<NoticeEntity>
{
    public void Configure(EntityTypeBuilder<NoticeEntity> builder)
    {
        builder.Property(notice => notice.PersonId).HasMaxLength(12);
        builder.Property(notice => notice.Text).HasMaxLength(500);
        builder.Property(notice => notice.Address).HasMaxLength(300);
        builder.Property(notice => notice.Subject).HasMaxLength(40);
        builder.HasIndex(notice => new { notice.PersonId, notice.Id });
        // Both databases take as many without a subject as there are.
        builder.HasIndex(notice => new { notice.PersonId, notice.Subject }).IsUnique();
    }
}
