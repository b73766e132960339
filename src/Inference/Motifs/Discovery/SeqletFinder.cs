using CisLens.Shared;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>
/// Finds seqlets as TF-MoDISco does: windows whose summed contribution is larger than chance explains, at a false discovery rate,
/// the strongest first and none over another.
/// </summary>
internal static class SeqletFinder
{
    /// <summary>Finds them.</summary>
    /// <exception cref="InputException">There are no rows, or rows are narrower than a seqlet.</exception>
    public static FoundSeqlets Find(ContributionCrop crop, ModiscoOptions options, long seed, CancellationToken token)
    {
        var width = options.Size + (2 * options.SeqletFlankSize);
        if (crop.Set.Rows == 0)
            throw new InputException("There are no sequences to find seqlets in: add sequences with contributions.");
        if (crop.Length < width)
            throw new InputException($"The part of the sequences that is looked at has {crop.Length} positions, fewer than a seqlet ({options.Size} and {options.SeqletFlankSize} on either side): make the sliding window or its flank smaller.");
        var sums = WindowSums.Of(crop, options.Size, token);
        if (!sums.Values.All(double.IsFinite))
            throw new InputException("Some contributions are not numbers or infinite: leave those sequences out, or compute their attributions again.");
        var thresholds = SeqletThresholds.Find(sums.Values, options, seed, token);
        List<Seqlet> positive = [], negative = [], dropped = [];
        var passing = new double[sums.PerRow];
        for (var row = 0; row < crop.Set.Rows; row++)
        {
            token.ThrowIfCancellationRequested();
            Passing(sums.Row(row), thresholds, options.SeqletFlankSize, passing);
            while (TakeStrongest(passing, options) is { } window)
            {
                var start = crop.Start + window;
                var core = crop.Sum(row, start, start + options.Size);
                var list = core > thresholds.Sign ? positive : core < -thresholds.Sign ? negative : dropped;
                list.Add(new Seqlet(row, start - options.SeqletFlankSize, start + options.Size + options.SeqletFlankSize, core));
            }
        }
        return new FoundSeqlets(thresholds, positive, negative, dropped);
    }

    private static void Passing(ReadOnlySpan<double> sums, SeqletThresholds thresholds, int flank, Span<double> passing)
    {
        for (var window = 0; window < sums.Length; window++)
            passing[window] = window >= flank && window < sums.Length - flank && (sums[window] >= thresholds.Positive || sums[window] <= thresholds.Negative)
                ? Math.Abs(sums[window])
                : double.NegativeInfinity;
    }

    private static int? TakeStrongest(Span<double> passing, ModiscoOptions options)
    {
        var best = -1;
        for (var window = 0; window < passing.Length; window++)
            if (passing[window] > (best < 0 ? double.NegativeInfinity : passing[best]))
                best = window;
        if (best < 0)
            return null;
        var reach = (options.Size / 2) + options.SeqletFlankSize;
        var from = Math.Max(0, best - reach);
        passing[from..Math.Min(passing.Length, best + reach + 1)].Fill(double.NegativeInfinity);
        return best;
    }
}
