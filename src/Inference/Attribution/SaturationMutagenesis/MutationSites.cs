namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>The known bases of sequences, each of which can be replaced by three others.</summary>
internal sealed class MutationSites
{
    private readonly List<(int Row, int Position)> _sites = [];
    private readonly ObservedBases _bases;

    /// <summary>Finds the known bases of a part of each sequence.</summary>
    /// <param name="bases">The sequences.</param>
    /// <param name="part">First position, and the position after the last.</param>
    public MutationSites(ObservedBases bases, (int Start, int End) part)
    {
        _bases = bases;
        for (var row = 0; row < bases.Rows; row++)
            for (var position = part.Start; position < part.End; position++)
                if (bases[row, position] != ObservedBases.Unknown)
                    _sites.Add((row, position));
    }

    /// <summary>Number of single mutations.</summary>
    public long Mutants => 3L * _sites.Count;

    /// <summary>A stretch of the mutations.</summary>
    public MutationBatch Batch(long first, int count) => Batch([.. Enumerable.Range(0, count).Select(i => first + i)]);

    /// <summary>Single mutations by their numbers, which count the three of each site together.</summary>
    public MutationBatch Batch(IReadOnlyList<long> numbers)
    {
        var batch = new MutationBatch(new long[numbers.Count], new long[numbers.Count], new byte[numbers.Count]);
        for (var i = 0; i < numbers.Count; i++)
        {
            var (row, position) = _sites[(int)(numbers[i] / 3)];
            (batch.Rows[i], batch.Positions[i]) = (row, position);
            batch.Letters[i] = ObservedBases.Mutated(_bases[row, position], (int)(numbers[i] % 3));
        }
        return batch;
    }

    /// <summary>How many sequences are complete after so many mutations.</summary>
    public int RowsDone(long mutants) => mutants >= Mutants ? _bases.Rows : _sites[(int)(mutants / 3)].Row;
}
