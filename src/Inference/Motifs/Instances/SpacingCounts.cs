namespace CisLens.Inference.Motifs.Instances;

/// <summary>Counts the pairs of two motifs in one orientation, and what is expected of them.</summary>
internal sealed class SpacingCounts
{
    private readonly int[][] _found;
    private readonly double[][] _steps;

    public SpacingCounts(int distances)
    {
        _found = [new int[distances], new int[distances]];
        _steps = [new double[distances + 1], new double[distances + 1]];
    }

    /// <summary>Adds a pair as seen from one of its places.</summary>
    /// <param name="from">The place that is looked from.</param>
    /// <param name="other">The other place, apart from it.</param>
    /// <param name="extent">The part of the row in which the other may lie.</param>
    public void Add(MotifSite from, MotifSite other, (int Start, int End) extent)
    {
        var width = other.End - other.Start;
        var right = extent.End - width - from.End + 1;
        var left = from.Start - width - extent.Start + 1;
        var share = 1.0 / (Math.Max(0, right) + Math.Max(0, left));
        Expect(from.IsReverseComplement ? 0 : 1, right, share);
        Expect(from.IsReverseComplement ? 1 : 0, left, share);
        var isRight = other.Start >= from.End;
        var distance = isRight ? other.Start - from.End : from.Start - other.End;
        var side = _found[isRight != from.IsReverseComplement ? 1 : 0];
        if (distance < side.Length)
            side[distance]++;
    }

    /// <summary>The table of the pair of motifs.</summary>
    /// <param name="first">The motif that was looked from.</param>
    /// <param name="second">The other; the same where each pair was seen from both its places.</param>
    /// <param name="sameStrand">Whether both stand on the same strand.</param>
    public MotifSpacing ToSpacing(int first, int second, bool sameStrand)
    {
        var (up, down) = (_found[0], _found[1]);
        var (expectedUp, expectedDown) = (Sums(_steps[0]), Sums(_steps[1]));
        if (first != second)
            return new MotifSpacing(first, second, sameStrand, up, down, expectedUp, expectedDown);
        // On the same strand what one sees behind it the other sees before it, so either may be held in its place; on different
        // strands both see the same.
        return sameStrand
            ? new MotifSpacing(first, second, true, new int[up.Length], down, new double[up.Length], [.. expectedUp.Zip(expectedDown, (before, behind) => (before + behind) / 2)])
            : new MotifSpacing(first, second, false,
                [.. up.Select(count => count / 2)], [.. down.Select(count => count / 2)], [.. expectedUp.Select(value => value / 2)], [.. expectedDown.Select(value => value / 2)]);
    }

    private void Expect(int side, int places, double share)
    {
        if (places <= 0)
            return;
        var steps = _steps[side];
        steps[0] += share;
        steps[Math.Min(places, steps.Length - 1)] -= share;
    }

    private static double[] Sums(double[] steps)
    {
        var sums = new double[steps.Length - 1];
        var sum = 0.0;
        for (var distance = 0; distance < sums.Length; distance++)
            // Rounding of many steps may leave a little less than nothing.
            sums[distance] = Math.Max(0, sum += steps[distance]);
        return sums;
    }
}
