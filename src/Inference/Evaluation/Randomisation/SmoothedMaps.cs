using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Evaluation.Randomisation;

/// <summary>
/// Maps averaged over slightly changed copies of a sequence, for the smooth form of the test (Hedström et al., arXiv 2405.02383). There
/// noise is added to pixels; here some bases are replaced, so that copies are sequences too, and a replaced base does not count in its copy.
/// </summary>
/// <param name="source">Explains sequences.</param>
/// <param name="options">How many copies, and how changed.</param>
/// <param name="seed">The run's seed.</param>
public sealed class SmoothedMaps(MapSource source, RandomisationOptions options, long seed)
{
    /// <summary>Explains sequences; without copies as they are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The sequences, all of one length; their maps are not used.</param>
    /// <param name="token">Checked before each batch.</param>
    public IReadOnlyList<float[]> Maps(SequenceModel model, IReadOnlyList<ExplainedRow> rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(rows);
        long[] numbers = [.. rows.Select(row => row.Row)];
        if (options.Copies == 1)
            return source.Maps(model, [.. rows.Select(row => row.Codes)], numbers, token);
        var sums = rows.Select(row => new double[row.Codes.Length]).ToList();
        var counts = rows.Select(row => new int[row.Codes.Length]).ToList();
        for (var copy = 0; copy < options.Copies; copy++)
        {
            var copies = rows.Select(row => Change(row, copy)).ToList();
            var maps = source.Maps(model, copies, numbers, token);
            for (var row = 0; row < copies.Count; row++)
                for (var position = 0; position < copies[row].Length; position++)
                    if (copies[row][position] == rows[row].Codes[position])
                    {
                        sums[row][position] += maps[row][position];
                        counts[row][position]++;
                    }
        }
        return [.. sums.Zip(counts, (sum, count) => sum.Select((value, position) => count[position] == 0 ? 0 : (float)(value / count[position])).ToArray())];
    }

    private byte[] Change(ExplainedRow row, int copy)
    {
        var random = new RowRandom(seed, row.Row).Of(RowDraw.SmallChange, copy);
        var changed = (byte[])row.Codes.Clone();
        for (var position = 0; position < changed.Length; position++)
            if (changed[position] < Bases.Unknown && random.NextDouble() < options.ChangedShare)
                changed[position] = (byte)((changed[position] + 1 + random.Next(3)) % 4);
        return changed;
    }
}
