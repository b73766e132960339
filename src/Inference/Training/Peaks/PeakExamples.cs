using CisLens.Inference.Sequences;

namespace CisLens.Inference.Training.Peaks;

/// <summary>
/// Turns peaks into examples. A peak is positive for its own factor. For another factor it is a negative, unless that is not known:
/// it shares a word of 24 bases with a peak of that factor (the same place, or a repeat), or the pair of factors is listed here,
/// because MYC is found at most active promoters, where also REST, GABPA and CTCF have many of their peaks.
/// </summary>
public static class PeakExamples
{
    private static readonly HashSet<(string Peak, string Output)> Unknown =
    [
        ("CTCF", "MYC"), ("SPI1", "MYC"), ("FOXA1", "MYC"), ("REST", "MYC"), ("GABPA", "MYC"),
        ("MYC", "CTCF"), ("MYC", "REST"), ("MYC", "GABPA"),
    ];

    /// <summary>The training peaks. Their shuffled negatives are drawn anew in each epoch by the trainer.</summary>
    public static Examples Training(PeakData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Build(data, split => split.Train, negatives: null);
    }

    /// <summary>The validation peaks with one shuffled negative each.</summary>
    /// <param name="data">The peaks.</param>
    /// <param name="seed">Decides the shuffles.</param>
    public static Examples Validation(PeakData data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Build(data, split => split.Validation, new SeededRandom(seed));
    }

    /// <summary>Whether a peak of one factor says anything about another factor.</summary>
    public static bool IsKnown(string peakFactor, string output) => !Unknown.Contains((peakFactor, output));

    private static Examples Build(PeakData data, Func<Split, IReadOnlyList<Peak>> part, SeededRandom? negatives)
    {
        var outputs = data.Factors.Count;
        var words = data.Splits.Select(split => KmerSet.Of(split.Peaks)).ToArray();
        var sequences = new List<byte[]>();
        var labels = new List<float>();
        var known = new List<float>();
        for (var factor = 0; factor < outputs; factor++)
            foreach (var peak in part(data.Splits[factor]))
            {
                var codes = WithoutLastBase(peak.Codes);
                sequences.Add(codes);
                for (var output = 0; output < outputs; output++)
                {
                    labels.Add(output == factor ? 1 : 0);
                    known.Add(output == factor || IsNegative(data, words, codes, (factor, output)) ? 1 : 0);
                }
                if (negatives is null)
                    continue;
                sequences.Add(Shuffled(codes, negatives));
                labels.AddRange(Enumerable.Repeat(0f, outputs));
                known.AddRange(Enumerable.Repeat(1f, outputs));
            }
        return new Examples(sequences, [.. labels], [.. known], outputs);
    }

    private static bool IsNegative(PeakData data, KmerSet[] words, byte[] codes, (int Peak, int Output) pair) =>
        IsKnown(data.Factors[pair.Peak], data.Factors[pair.Output]) && !words[pair.Output].SharesWordWith(codes);

    private static byte[] Shuffled(byte[] codes, SeededRandom random)
    {
        var shuffled = (byte[])codes.Clone();
        DinucleotideShuffle.Shuffle(shuffled, random);
        return shuffled;
    }

    // CTCF and SPI1 peaks have 100 bases and so end in one unknown base. Were it theirs alone, the network would tell them by it.
    private static byte[] WithoutLastBase(byte[] codes)
    {
        var shortened = (byte[])codes.Clone();
        shortened[^1] = Bases.Unknown;
        return shortened;
    }
}
