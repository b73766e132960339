using CisLens.Inference.Motifs.Discovery.Similarity;

namespace CisLens.Inference.Motifs.Discovery;

/// <summary>The memory that discovery takes, told before it begins.</summary>
public static class DiscoveryMemory
{
    // Sums in windows, the same sorted, and those of one sign.
    private const double BytesPerWindow = 3 * sizeof(double);

    // Tables of each thread, and the pairs of two patterns' seqlets that are compared at once.
    private const double Fixed = 48 << 20;

    // What is no longer in use but not collected yet: as measured, as much again and what the collector lets grow up.
    private const double Uncollected = 1;
    private const double Nursery = 128 << 20;

    /// <summary>The most memory that the process takes beside the contributions themselves, in bytes.</summary>
    /// <param name="rows">Rows of the contributions.</param>
    /// <param name="length">Positions of a row.</param>
    /// <param name="options">The settings.</param>
    public static double Estimate(long rows, int length, ModiscoOptions options) => Nursery + ((1 + Uncollected) * InUse(rows, length, options));

    /// <summary>The most memory that is in use at once beside the contributions themselves, in bytes.</summary>
    /// <param name="rows">Rows of the contributions.</param>
    /// <param name="length">Positions of a row.</param>
    /// <param name="options">The settings.</param>
    internal static double InUse(long rows, int length, ModiscoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var looked = options.Window == 0 ? length : Math.Min(length, options.Window);
        var windows = (double)rows * Math.Max(0, looked - options.Size + 1);
        return Fixed + Math.Max(windows * BytesPerWindow, Seqlets(rows, looked, options) * BytesPerSeqlet(options));
    }

    /// <summary>The most seqlets of one sign: windows that pass suppress each other.</summary>
    internal static double Seqlets(long rows, int looked, ModiscoOptions options)
    {
        var apart = (options.Size / 2) + options.SeqletFlankSize + 1;
        return Math.Min(options.MaxSeqlets, rows * Math.Ceiling((double)looked / apart));
    }

    private static double BytesPerSeqlet(ModiscoOptions options)
    {
        var width = Math.Max(options.Size + (2 * options.SeqletFlankSize), options.TrimSize + (2 * options.InitialFlankToAdd));
        var neighbours = (options.NearestNeighborsToCompute + 1) * (double)(sizeof(int) + sizeof(float));
        double track = (width + (2 * Alignment.Padding(width))) * Tracks.Channels * sizeof(float);
        // Keys and the same sorted; numbers and weights on each strand; the lists by k-mer.
        double kmers = GappedKmers.Most * ((2 * sizeof(ulong)) + ((options.BothStrands ? 2 : 1) * 8) + 16);
        // Distances, mirrored twice and joined to up to twice as many edges, which Leiden's first smaller graph repeats.
        var graph = 7 * neighbours;
        return track + neighbours + Math.Max(kmers, graph);
    }
}
