using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CisLens.Shared.Data;

/// <summary>Times as UTC ticks (100 ns), which SQLite can order.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
