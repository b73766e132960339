using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>Which sequences of its set a run looked at.</summary>
internal static class BundleSequences
{
    /// <summary>The places in the set of the sequences explained and left out, rising. Both tables are in the order of the set.</summary>
    public static IEnumerable<long> Places(IEnumerable<RunRow> rows, RunFolder folder)
    {
        using var dropped = File.ReadLines(folder.Dropped).Skip(1).Select(line => RunRowTable.ParseDropped(line).Sequence).GetEnumerator();
        var left = dropped.MoveNext();
        foreach (var row in rows)
        {
            for (; left && dropped.Current < row.Sequence; left = dropped.MoveNext())
                yield return dropped.Current;
            yield return row.Sequence;
        }
        for (; left; left = dropped.MoveNext())
            yield return dropped.Current;
    }
}
