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
        var words = data.Splits.Select(WordsOf).ToArray();
        var sequences = new List<byte[]>();
        var labels = new List<float>();
        var known = new List<float>();
        for (var factor = 0; factor < data.Factors.Count; factor++)
            foreach (var peak in part(data.Splits[factor]))
            {
                var codes = WithoutLastBase(peak.Codes);
                sequences.Add(codes);
                for (var output = 0; output < data.Factors.Count; output++)
                {
                    labels.Add(output == factor ? 1 : 0);
                    known.Add(output == factor || IsNegative(data, words, codes, factor, output) ? 1 : 0);
                }
                if (negatives is not null)
                    AddShuffle(codes, negatives, data.Factors.Count, sequences, labels, known);
            }
        return new Examples(sequences, [.. labels], [.. known], data.Factors.Count);
    }

    private static bool IsNegative(PeakData data, KmerSet[] words, byte[] codes, int factor, int output) =>
        IsKnown(data.Factors[factor], data.Factors[output]) && !words[output].SharesWordWith(codes);

    private static KmerSet WordsOf(Split split)
    {
        var words = new KmerSet();
        foreach (var peak in split.Train.Concat(split.Validation).Concat(split.Test))
            words.Add(peak.Codes);
        return words;
    }

    private static void AddShuffle(
        byte[] codes, SeededRandom random, int outputs, List<byte[]> sequences, List<float> labels, List<float> known)
    {
        var shuffled = (byte[])codes.Clone();
        DinucleotideShuffle.Shuffle(shuffled, random);
        sequences.Add(shuffled);
        labels.AddRange(Enumerable.Repeat(0f, outputs));
        known.AddRange(Enumerable.Repeat(1f, outputs));
    }

    // CTCF and SPI1 peaks have 100 bases and so end in one unknown base. Were it theirs alone, the network would tell them by it.
    private static byte[] WithoutLastBase(byte[] codes)
    {
        var shortened = (byte[])codes.Clone();
        shortened[^1] = Bases.Unknown;
        return shortened;
    }
}
