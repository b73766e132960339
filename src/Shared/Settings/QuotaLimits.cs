namespace CisLens.Shared.Settings;

/// <summary>What one person, or one project, may use.</summary>
/// <param name="Runs">Runs waiting or computing at once; null without limit.</param>
/// <param name="Bytes">Bytes stored; null without limit.</param>
/// <param name="Seconds">Seconds of workers in 30 days; null without limit.</param>
public sealed record QuotaLimits(long? Runs, long? Bytes, long? Seconds)
{
    /// <summary>As much as one likes.</summary>
    public static QuotaLimits None { get; } = new(null, null, null);
}
