using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Commands;

/// <summary>Sequences of a file, for commands that look at letters and run no model.</summary>
internal static class SequencesOfFile
{
    private const int SequencesAtOnce = 256;

    /// <summary>Reads a file of sequences of any kind; says on the error output what was set aside.</summary>
    /// <param name="sequences">The file.</param>
    /// <param name="folder">Where the set is kept meanwhile.</param>
    /// <param name="token">Checked between rows.</param>
    /// <exception cref="InputException">The file is not there or holds no sequences.</exception>
    public static SequenceSet Import(string sequences, string folder, CancellationToken token)
    {
        if (!File.Exists(sequences))
            throw new InputException($"There is no file {sequences}; give a file of sequences.", sequences);
        using var stream = File.OpenRead(sequences);
        // Sites with unknown bases are left out one by one, so sequences need not be.
        var options = new ImportOptions { MaxUnknownShare = 1, MaximumLength = 300_000_000 };
        var report = SequenceImport.Run(stream, Path.GetFileName(sequences), options, folder, null, token);
        if (report.RejectedCount > 0)
            Console.Error.WriteLine($"Note: {report.RejectedCount:N0} rows of {report.FileName} were set aside.");
        return SequenceSet.Open(folder);
    }

    /// <summary>All sequences, read some at a time.</summary>
    public static IEnumerable<NamedSequence> All(SequenceSet set)
    {
        for (var first = 0L; first < set.Count;)
        {
            // A page of long sequences would not fit into memory.
            var lengths = set.Lengths(first, (int)Math.Min(SequencesAtOnce, set.Count - first));
            var count = 1;
            for (var bases = (long)lengths[0]; count < lengths.Length && (bases += lengths[count]) < 1 << 22; count++)
            {
            }
            foreach (var sequence in set.Read(first, count))
                yield return sequence;
            first += count;
        }
    }
}
