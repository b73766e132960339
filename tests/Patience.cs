namespace CisLens.Tests;

/// <summary>How long tests wait for what must come.</summary>
internal static class Patience
{
    /// <summary>So long that, on the slowest of machines, only what never comes is given up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
}
