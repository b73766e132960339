using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CisLens.Shared.Data;

/// <summary>PostgreSQL's <c>timestamptz</c> takes only UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    time => time.ToUniversalTime(),
    time => time.ToUniversalTime());
