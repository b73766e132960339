namespace CisLens.Inference.Motifs.Discovery.Patterns;

/// <summary>Makes patterns of clusters of seqlets and gives them their final extent.</summary>
internal sealed class PatternBuilding(ContributionCrop crop, ModiscoOptions options)
{
    private readonly Background _background = Composition(crop);

    /// <summary>Aligns seqlets one after another, the strongest first.</summary>
    /// <param name="seqlets">In falling order of strength.</param>
    /// <param name="token">Checked on the way.</param>
    /// <returns>The polished pattern; null when nothing is left of it.</returns>
    public DraftPattern? Build(IReadOnlyList<SeqletPlace> seqlets, CancellationToken token) =>
        Polish(Grow(new DraftPattern(crop, seqlets[0]), seqlets.Skip(1), token));

    /// <summary>Adds the seqlets of other patterns to a pattern, each aligned anew.</summary>
    /// <returns>The polished pattern; null when nothing is left of it.</returns>
    public DraftPattern? Join(DraftPattern into, IEnumerable<DraftPattern> others, CancellationToken token)
    {
        var grown = DraftPattern.Of(crop, [.. into.Places])!;
        return Polish(Grow(grown, others.SelectMany(other => other.Places), token));
    }

    /// <summary>Whether a pattern has enough seqlets and enough information somewhere.</summary>
    public bool IsWhole(DraftPattern pattern)
    {
        const int InformationWindow = 6;
        const double LeastInformation = 0.6;
        if (pattern.Count < options.FinalMinClusterSize)
            return false;
        var width = Math.Min(InformationWindow, pattern.Width);
        return MostInformative(pattern, width).Bits >= LeastInformation;
    }

    private DraftPattern Grow(DraftPattern pattern, IEnumerable<SeqletPlace> seqlets, CancellationToken token)
    {
        foreach (var seqlet in seqlets)
        {
            token.ThrowIfCancellationRequested();
            pattern.Add(seqlet, options.BothStrands);
        }
        return pattern;
    }

    /// <summary>Cuts a pattern to its most informative part and adds flanks, without the seqlets that would leave the part looked at.</summary>
    private DraftPattern? Polish(DraftPattern pattern)
    {
        var flank = options.InitialFlankToAdd;
        if (pattern.Widened(flank, flank, growing: true) is not { } wide)
            return null;
        var core = Math.Min(options.TrimSize, wide.Width);
        var start = MostInformative(wide, core).Start;
        return wide.Widened(flank - start, flank - (wide.Width - start - core));
    }

    private (int Start, double Bits) MostInformative(DraftPattern pattern, int width)
    {
        const double Pseudocount = 0.001;
        var ppm = new Pfm(pattern.Counts()).ToPpm(_background, Pseudocount * pattern.Count);
        var bits = Enumerable.Range(0, ppm.Width).Select(position => ppm.Information(position, _background)).ToArray();
        var best = (Start: 0, Bits: double.NegativeInfinity);
        for (var start = 0; start + width <= bits.Length; start++)
            if (bits.AsSpan(start, width).ToArray().Sum() is var sum && sum > best.Bits)
                best = (start, sum);
        return best;
    }

    private static Background Composition(ContributionCrop crop)
    {
        // One of each, so that no share is 0.
        var counts = new double[] { 1, 1, 1, 1 };
        for (var row = 0; row < crop.Set.Rows; row++)
            foreach (var letter in crop.Set.Bases(row).Slice(crop.Start, crop.Length))
                if (letter >= 0)
                    counts[letter]++;
        return Background.FromShares(counts);
    }
}
