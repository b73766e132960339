using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Tells counts from probabilities. A matrix of which every position sums to 1 (within 0.02) holds probabilities; any other
/// holds counts if its numbers are whole or every position sums to more than 1.5. The number of sites is the sum of the first
/// position, as in the files of JASPAR. Anything else (log-odds, contributions) is refused.
/// </summary>
internal static class MotifNumbers
{
    private const double SmallestCountSum = 1.5;

    /// <summary>Probabilities of a matrix, and the sites of one that holds counts.</summary>
    /// <param name="values">[width x 4].</param>
    /// <param name="fault">Makes the error of a sentence that goes on after 'Line 7 of motifs.txt'.</param>
    public static (Ppm Ppm, double? Sites) Read(double[] values, Func<string, InputException> fault)
    {
        var width = values.Length / MotifMatrix.Letters;
        RequireWidth(width, fault);
        var sums = new double[width];
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] < 0)
                throw fault("has a matrix with a negative number, as log-odds and contributions have: give its counts or probabilities.");
            sums[index / MotifMatrix.Letters] += values[index];
        }
        for (var position = 0; position < width; position++)
            if (sums[position] <= 0 || !double.IsFinite(sums[position]))
                throw fault($"has a matrix whose position {position + 1} has no count at all: leave the position out or give its counts.");
        if (sums.All(sum => Math.Abs(sum - 1) <= Ppm.SumTolerance))
            return (new Ppm(values), null);
        if (!values.All(double.IsInteger) && Array.FindIndex(sums, sum => sum < SmallestCountSum) is >= 0 and var wrong)
            throw fault($"has a matrix whose position {wrong + 1} sums to {MotifLayout.Short(sums[wrong])}, which is neither a probability (1) nor a number of sites: give counts or probabilities.");
        return (Divide(values, sums), sums[0]);
    }

    public static void RequireWidth(int width, Func<string, InputException> fault)
    {
        if (width > MotifFiles.MaximumWidth)
            throw fault($"has a matrix of {width} positions, more than the {MotifFiles.MaximumWidth} that a motif may have: cut it.");
    }

    /// <summary>The index of a letter, 0 to 3 for A C G T (or U), in either case; -1 for another word.</summary>
    public static int Letter(string word) => word.Length == 1 ? Alphabet.ChannelOf(word[0]) : -1;

    /// <summary>A matrix with a row a letter, as one with a row a position.</summary>
    /// <param name="rows">Four equally long rows, A C G T.</param>
    public static double[] Turn(double[][] rows)
    {
        var values = new double[rows.Length * rows[0].Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = rows[index % MotifMatrix.Letters][index / MotifMatrix.Letters];
        return values;
    }

    private static Ppm Divide(double[] counts, double[] sums)
    {
        var shares = new double[counts.Length];
        for (var index = 0; index < counts.Length; index++)
            shares[index] = counts[index] / sums[index / MotifMatrix.Letters];
        return new Ppm(shares);
    }
}
