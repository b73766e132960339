using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>
/// The tables of rows and dropped sequences of an imported run. Where the bundle's run drew a sample, its sequences are a set of their
/// own here, and the tables say their places in that one.
/// </summary>
internal sealed class RestoredRows(BundleReader bundle, SequenceSet sequences, CancellationToken token)
{
    private const int AtOnce = 4096;

    public void Write(string folder)
    {
        var rows = Read(BundleNames.Rows, bundle.Prepared.Rows, RunRowTable.Header, line => RunRowTable.Parse(line).Sequence);
        var dropped = Read(BundleNames.Dropped, bundle.Prepared.Dropped, RunRowTable.DroppedHeader, line => RunRowTable.ParseDropped(line).Sequence);
        // The set is either the very one that the bundle names, or was made of its sequences alone.
        var same = sequences.Sha256 == bundle.Spec.Sequences.Sha256;
        if (!same && sequences.Count != rows.Length + dropped.Length)
            throw bundle.Damaged(BundleNames.Sequences);
        using (var writer = new RunRowWriter(folder))
        {
            using (var lines = Lines(BundleNames.Rows))
                foreach (var block in lines.Rest(token).Select(RunRowTable.Parse).Select(row => same ? row : row with { Sequence = row.Row + Below(dropped, row.Sequence) }).Chunk(AtOnce))
                    Add(writer, block);
            using (var lines = Lines(BundleNames.Dropped))
                foreach (var (place, row) in lines.Rest(token).Select(RunRowTable.ParseDropped).Index())
                    writer.Add(same ? row : row with { Sequence = place + Below(rows, row.Sequence) });
            writer.Complete();
        }
    }

    private void Add(RunRowWriter writer, RunRow[] rows)
    {
        foreach (var row in rows)
        {
            var used = (long)bundle.Prepared.Length - row.PadLeft - row.PadRight;
            if (row.Row != writer.Rows || row.Sequence >= sequences.Count || row.Length != sequences.Lengths(row.Sequence, 1)[0]
                || row.PadLeft < 0 || row.PadRight < 0 || row.WindowStart < 0 || used < 0 || row.WindowStart + used > row.Length)
                throw bundle.Damaged(BundleNames.Rows);
            writer.Add(row);
        }
    }

    // Both tables are in the order of the set.
    private long[] Read(string file, long count, string header, Func<string, long> sequence)
    {
        using var lines = new BundleLines(bundle, file);
        if (lines.Next() != header)
            throw bundle.Damaged(file);
        var places = lines.Rest(token).Select(sequence).ToArray();
        if (places.Length != count || places.Any(place => place < 0) || places.Zip(places.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw bundle.Damaged(file);
        return places;
    }

    private BundleLines Lines(string file)
    {
        var lines = new BundleLines(bundle, file);
        lines.Next();
        return lines;
    }

    /// <summary>How many of the places lie before one.</summary>
    private static int Below(long[] places, long place) => ~Array.BinarySearch(places, place) is var found and >= 0 ? found : throw new InvalidDataException("A sequence is both explained and dropped.");
}
