using System.Globalization;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Scans the windows of the rows of one chunk for the known motifs. P-values do not depend on the other rows, so sites are kept
/// by p-value; what depends on all rows, q-values, is computed when the chunks are joined.
/// </summary>
internal static class ScanStage
{
    // Sites scored in a second by one of two cores, measured.
    private const double SitesASecond = 8e7;

    private const double BytesASite = 150;

    public static void Run(RunContext context, PreparedRun prepared, int index, IStageProgress? rows, CancellationToken token)
    {
        var layout = prepared.Layout(StageKeys.Scan)!.Value;
        var first = layout.First(index);
        var windows = RowWindows.Read(context, prepared, first, layout.RowsOf(index)).Select(window => new NamedSequence("", window)).ToList();
        var options = Options(context.Spec.Motifs!.Scan!);
        using var places = new SitePlaces(context);
        var (hits, scored) = (new List<FoundHit>(), new List<(int, string, long)>());
        foreach (var (database, source) in context.Spec.Motifs.Databases.Index())
        {
            var heard = rows is null ? null : new Share(rows, database, context.Spec.Motifs.Databases.Count, windows.Count);
            foreach (var result in Fimo.Scan(context.OpenDatabase(source), windows, options, 0, heard, token))
            {
                if (result.DroppedAbove is { } limit)
                    rows?.Say(string.Create(CultureInfo.InvariantCulture, $"{result.Motif.Title} has more sites than are kept; those with p above {limit:g3} were dropped"));
                scored.Add((database, result.Motif.Id, result.Sites));
                hits.AddRange(result.Hits.Select(hit => new FoundHit(
                    database, hit.Motif.Id, hit.Motif.Name, places.Of(first + hit.Row, hit.Start, hit.End, hit.IsReverseComplement), hit.Score, hit.PValue, hit.Matched)));
            }
        }
        var sorted = hits.OrderBy(hit => hit.Place.Row).ThenBy(hit => hit.Place.ArrayStart).ThenBy(hit => hit.Database)
            .ThenBy(hit => hit.Motif, StringComparer.Ordinal).ThenBy(hit => hit.Place.IsReverseComplement);
        AtomicDirectory.Write(context.Folder.Chunk(StageKeys.Scan, index), folder => ScanFiles.Write(folder, first, windows.Count, sorted, scored));
    }

    /// <summary>Reads the settings of a scan.</summary>
    /// <exception cref="InputException">They are wrong, or need all sequences at once.</exception>
    public static FimoOptions Options(MotifScanSpec spec)
    {
        var options = (FimoOptions)MethodOptions.Read("The scan", typeof(FimoOptions), spec.Options);
        if (options.ThresholdOf != FimoThreshold.PValue)
            throw new InputException("The scan of a run keeps sites by their p-values, because it goes through the sequences in parts; set thresholdOf to pValue, the q-values are told too.");
        if (options.Background == FimoBackground.Sequences)
            throw new InputException("The scan of a run goes through the sequences in parts, so their own background is not known; set background to given and shares to theirs, or to uniform.");
        return options;
    }

    /// <summary>Rows of a chunk, so that it takes about ten seconds and its table at most 64 MB where sites are as frequent as by chance.</summary>
    public static int ChunkRows(MotifSpec motifs, MotifScanSpec spec, int length) =>
        ChunkSizing.Rows(SecondsPerRow(motifs, length) * Attribution.CostEstimate.AssumedRate, BytesPerRow(motifs, spec, length));

    /// <summary>Bytes of a row's sites in the table, where they are as frequent as by chance.</summary>
    public static double BytesPerRow(MotifSpec motifs, MotifScanSpec spec, int length) =>
        BytesASite * Options(spec).Threshold * 2.0 * length * motifs.Databases.Sum(database => database.Motifs);

    /// <summary>Time that the scan of a row takes on two cores of a common processor, in seconds.</summary>
    public static double SecondsPerRow(MotifSpec motifs, int length) => motifs.Databases.Sum(database => database.Motifs) * 2.0 * length / (2 * SitesASecond);

    /// <summary>Counts a row as done when it was scanned with the last database.</summary>
    private sealed class Share(IProgress<int> rows, int database, int databases, int count) : IProgress<long>
    {
        public void Report(long value) => rows.Report((int)(((long)database * count + value) / databases));
    }
}
