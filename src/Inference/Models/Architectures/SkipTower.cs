namespace CisLens.Inference.Models.Architectures;

/// <summary>
/// The trunk of SpliceAI and its descendants: blocks of residual units one after another, and a running sum to which a
/// convolution of width 1 adds a tap before the first block and after each one.
/// </summary>
internal static class SkipTower
{
    /// <summary>The sum of all taps. A sum of branches nests: tap 0 + (block 1, then tap 1 + (block 2, then ...)).</summary>
    /// <param name="channels">Channels everywhere.</param>
    /// <param name="taps">Prefixes of the taps, one more than blocks.</param>
    /// <param name="blocks">The residual units of each block.</param>
    public static LayerList Build(int channels, IReadOnlyList<string> taps, IReadOnlyList<LayerList> blocks)
    {
        var sum = Tap(channels, taps[^1]);
        for (var i = blocks.Count - 1; i >= 0; i--)
            sum = new LayerList().Parallel("sum", Tap(channels, taps[i]), new LayerList().AddAll([blocks[i], sum]));
        return sum;
    }

    private static LayerList Tap(int channels, string prefix) =>
        new LayerList().Add("Conv1d", new { in_channels = channels, out_channels = channels, kernel_size = 1, prefix });
}
