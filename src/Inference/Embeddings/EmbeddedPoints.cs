using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Embeddings;

/// <summary>
/// The points of a map: the sequences of a run in one of its embeddings, or its pairs of reference and alternative as the
/// difference alternative - reference.
/// </summary>
public sealed class EmbeddedPoints
{
    private EmbeddedPoints(FeatureTable table, IReadOnlyList<RunRow> rows, IReadOnlyList<RunRow>? references) =>
        (Table, Rows, References) = (table, rows, references);

    /// <summary>[points, features].</summary>
    public FeatureTable Table { get; }

    /// <summary>The row of each point; of a pair the alternative's.</summary>
    public IReadOnlyList<RunRow> Rows { get; }

    /// <summary>Of each pair the reference's row; null when the points are sequences.</summary>
    public IReadOnlyList<RunRow>? References { get; }

    /// <summary>Reads an embedding.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="index">Index in <see cref="RunSpec.Embeddings"/>.</param>
    /// <param name="deltas">Whether pairs are wanted.</param>
    /// <param name="token">Checked before each chunk.</param>
    /// <returns>Null until the embedding is whole.</returns>
    /// <exception cref="InputException">There are no pairs.</exception>
    public static EmbeddedPoints? Read(RunFolder folder, int index, bool deltas, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (PreparedRun.Read(folder) is not { } prepared || RunEmbedding.Read(folder, prepared, index, token) is not { } array)
            return null;
        var table = new FeatureTable((int)array.Shape[0], (int)array.Shape[1], array.Data);
        var rows = ReadRows(folder);
        if (!deltas)
            return new EmbeddedPoints(table, rows, null);
        var pairs = SequencePairs.Find([.. rows.Select(row => row.Id)]);
        if (pairs.Count == 0)
            throw new InputException($"This run has no pairs. {SequencePairs.Rule}");
        return new EmbeddedPoints(
            SequencePairs.Deltas(table, pairs), [.. pairs.Select(pair => rows[pair.Alternative])], [.. pairs.Select(pair => rows[pair.Reference])]);
    }

    /// <summary>How many pairs the rows of a prepared run make.</summary>
    public static int CountPairs(RunFolder folder) => SequencePairs.Find([.. ReadRows(folder).Select(row => row.Id)]).Count;

    /// <summary>Share of G and C among the known bases of each point's window, NaN where none is known.</summary>
    /// <param name="set">The sequences of the run.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public double[] Gc(SequenceSet set, int length)
    {
        ArgumentNullException.ThrowIfNull(set);
        return [.. Rows.Select(row => GcContent(row.Window(set[row.Sequence].Bases, length)))];
    }

    private static double GcContent(string bases)
    {
        var (gc, known) = (0, 0);
        foreach (var letter in bases)
            switch (letter)
            {
                case 'G' or 'C' or 'g' or 'c':
                    gc++;
                    known++;
                    break;
                case 'A' or 'T' or 'U' or 'a' or 't' or 'u':
                    known++;
                    break;
            }
        return known == 0 ? double.NaN : (double)gc / known;
    }

    private static IReadOnlyList<RunRow> ReadRows(RunFolder folder)
    {
        using var reader = new RunRowReader(folder);
        return reader.Read(0, (int)reader.Count);
    }
}
