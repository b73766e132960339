using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CisLens.Shared.Data.Configurations;

/// <summary>People: addresses are unique, in whatever case they are written.</summary>
internal sealed class PersonConfiguration : IEntityTypeConfiguration<PersonEntity>
{
    public void Configure(EntityTypeBuilder<PersonEntity> builder)
    {
        builder.Property(person => person.Id).HasMaxLength(12);
        builder.Property(person => person.Name).HasMaxLength(100);
        builder.Property(person => person.Email).HasMaxLength(256);
        builder.Property(person => person.NormalizedEmail).HasMaxLength(256);
        builder.Property(person => person.SecurityStamp).HasMaxLength(64);
        builder.Property(person => person.ConcurrencyStamp).HasMaxLength(36).IsConcurrencyToken();
        builder.HasIndex(person => person.NormalizedEmail).IsUnique();
    }
}
