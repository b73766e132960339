using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>
/// Scans sequences for the sites of motifs, with the p-values of the MEME Suite's <c>fimo</c> (Grant, Bailey and Noble,
/// Bioinformatics 2011): log-odds as whole numbers, p-values exact for them, q-values by Storey's method. Sites with a letter
/// other than A, C, G, T (or U) are not scored. Holds a batch of 2 million bases and the sites found; the result does not depend on
/// the number of threads. Where there are more than 10,000 sites the share of true nulls comes from a sample of 10,000.
/// </summary>
public static class Fimo
{
    private const int BatchBases = 1 << 21;

    // Added to each share of the background, so that none is 0.
    private const double BackgroundFloor = 5e-7;

    private static readonly double[] NonRedundant = [0.281774, 0.222020, 0.228876, 0.267330];

    /// <summary>Scans.</summary>
    /// <param name="database">The motifs, and the background of their file.</param>
    /// <param name="sequences">Read once, or twice where the background is that of the sequences.</param>
    /// <param name="options">The settings.</param>
    /// <param name="threads">Motifs scanned at a time; 0 for every core.</param>
    /// <param name="progress">Told the number of sequences done.</param>
    /// <param name="token">Checked for each batch and motif.</param>
    /// <returns>A result for each motif, in their order.</returns>
    /// <exception cref="InputException">The sequences have no known base where their background is asked for.</exception>
    public static IReadOnlyList<FimoResult> Scan(
        MotifDatabase database, IEnumerable<NamedSequence> sequences, FimoOptions options, int threads, IProgress<long>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(options);
        return Scan(database, sequences, options, threads, BatchBases, progress, token);
    }

    internal static IReadOnlyList<FimoResult> Scan(
        MotifDatabase database, IEnumerable<NamedSequence> sequences, FimoOptions options, int threads, int batchBases, IProgress<long>? progress, CancellationToken token)
    {
        var background = BackgroundOf(database, sequences, options, token);
        var parallel = new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        var scans = new MotifScan[database.Motifs.Count];
        Parallel.For(0, scans.Length, parallel, index => scans[index] = new MotifScan(database.Motifs[index], options, background, index));
        var batch = new BaseBatch(database.Motifs.Count == 0 ? 0 : database.Motifs.Max(motif => motif.Width) - 1, batchBases);
        var row = 0L;
        void ScanBatch()
        {
            batch.Complete();
            Parallel.ForEach(scans, parallel, scan => scan.Scan(batch));
            batch.Clear();
            progress?.Report(row);
        }
        foreach (var sequence in sequences)
        {
            for (var start = 0; start < sequence.Length;)
            {
                start = batch.Add(row, sequence, start);
                if (batch.IsFull)
                    ScanBatch();
            }
            row++;
        }
        ScanBatch();
        var results = new FimoResult[scans.Length];
        Parallel.For(0, scans.Length, parallel, index => results[index] = scans[index].Complete());
        return results;
    }

    private static Background BackgroundOf(MotifDatabase database, IEnumerable<NamedSequence> sequences, FimoOptions options, CancellationToken token)
    {
        double[] Shares(Background background) => [background.A, background.C, background.G, background.T];
        var shares = options.Background switch
        {
            FimoBackground.NonRedundant => NonRedundant,
            FimoBackground.Given => [.. options.Shares!],
            FimoBackground.Sequences => Counts(sequences, token),
            FimoBackground.MotifFile => Shares(database.Background ?? Background.Uniform),
            _ => Shares(Background.Uniform),
        };
        var sum = shares.Sum();
        return Background.FromShares([.. shares.Select(share => (share / sum) + BackgroundFloor)]);
    }

    private static double[] Counts(IEnumerable<NamedSequence> sequences, CancellationToken token)
    {
        var counts = new double[MotifMatrix.Letters];
        foreach (var sequence in sequences)
        {
            token.ThrowIfCancellationRequested();
            foreach (var letter in sequence.Bases)
                if (Alphabet.ChannelOf(letter) is >= 0 and var channel)
                    counts[channel]++;
        }
        return counts.Sum() > 0 ? counts : throw new InputException("The sequences have no known base from which the background could be counted: choose another background.");
    }
}
