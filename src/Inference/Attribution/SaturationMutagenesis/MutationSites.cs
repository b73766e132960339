namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>The known bases of sequences, each of which can be replaced by three others.</summary>
internal sealed class MutationSites
{
    private readonly List<(int Row, int Position, byte Letter)> _sites = [];
    private readonly int _rows;

    private MutationSites(int rows) => _rows = rows;

    /// <summary>Number of single mutations.</summary>
    public long Mutants => 3L * _sites.Count;

    /// <summary>Finds the known bases of a part of each sequence.</summary>
    /// <param name="oneHot">[rows, 4, length].</param>
    /// <param name="rows">Number of sequences.</param>
    /// <param name="length">Bases of each.</param>
    /// <param name="start">First position.</param>
    /// <param name="end">Position after the last.</param>
    public static MutationSites Find(float[] oneHot, int rows, int length, int start, int end)
    {
        var found = new MutationSites(rows);
        for (var row = 0; row < rows; row++)
            for (var position = start; position < end; position++)
                for (byte letter = 0; letter < 4; letter++)
                    if (oneHot[(4L * row + letter) * length + position] == 1)
                        found._sites.Add((row, position, letter));
        return found;
    }

    /// <summary>A stretch of the mutations.</summary>
    public MutationBatch Batch(long first, int count)
    {
        var batch = new MutationBatch(new long[count], new long[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var (row, position, letter) = _sites[(int)((first + i) / 3)];
            var other = (int)((first + i) % 3);
            batch.Rows[i] = row;
            batch.Positions[i] = position;
            // The three letters that are not there, in order.
            batch.Letters[i] = (byte)(other < letter ? other : other + 1);
        }
        return batch;
    }

    /// <summary>How many sequences are complete after so many mutations.</summary>
    public int RowsDone(long mutants) => mutants >= Mutants ? _rows : _sites[(int)(mutants / 3)].Row;
}
