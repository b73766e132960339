using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>Invitations: end with who invited and with their project.</summary>
internal sealed class InvitationConfiguration : IEntityTypeConfiguration<InvitationEntity>
{
    public void Configure(EntityTypeBuilder<InvitationEntity> builder)
    {
        builder.Property(invitation => invitation.Id).HasMaxLength(12);
        builder.Property(invitation => invitation.Hash).HasMaxLength(64);
        builder.Property(invitation => invitation.Email).HasMaxLength(256);
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
        builder.HasOne<PersonEntity>().WithMany().HasForeignKey(invitation => invitation.InvitedById).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ProjectEntity>().WithMany().HasForeignKey(invitation => invitation.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
