using System.Collections.Concurrent;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Reads what a run found about motifs from its files, also while it runs. Keeps what it has read; may be used from several
/// threads. Needs no native library.
/// </summary>
public sealed class RunMotifs
{
    private readonly RunFolder _folder;
    private readonly ConcurrentDictionary<int, DiscoveryResult> _discoveries = new();
    private readonly ConcurrentDictionary<int, FilterResult> _filters = new();
    private readonly ConcurrentDictionary<int, InstanceReport> _instances = new();

    private RunMotifs(RunFolder folder, RunSpec spec, PreparedRun prepared) =>
        (_folder, Spec, Prepared, Motifs) = (folder, spec, prepared, spec.Motifs!);

    /// <summary>The specification of the run.</summary>
    public RunSpec Spec { get; }

    /// <summary>Counts, length and chunk sizes.</summary>
    public PreparedRun Prepared { get; }

    /// <summary>What the run does about motifs.</summary>
    public MotifSpec Motifs { get; }

    /// <summary>Opens a run; null while its prepare stage is not done, and for runs that do nothing about motifs.</summary>
    public static RunMotifs? Open(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (PreparedRun.Read(folder) is not { } prepared)
            return null;
        var spec = RunSpec.FromJson(File.ReadAllText(folder.Spec));
        return spec.Motifs is null ? null : new RunMotifs(folder, spec, prepared);
    }

    /// <summary>What a discovery found; null until it is done, and where there is none.</summary>
    /// <param name="index">Its index in <see cref="MotifSpec.Discoveries"/>.</param>
    public DiscoveryResult? Discovery(int index)
    {
        if (_discoveries.TryGetValue(index, out var known))
            return known;
        var key = StageKeys.Discover(index);
        return _folder.IsWhole(key, 0) ? _discoveries.GetOrAdd(index, _ => DiscoveryFiles.Read(_folder.Chunk(key, 0))) : null;
    }

    /// <summary>The filters of a layer; null until they are done, and where there are none.</summary>
    /// <param name="index">Index in <see cref="MotifSpec.Filters"/>.</param>
    public FilterResult? Filters(int index)
    {
        if (_filters.TryGetValue(index, out var known))
            return known;
        var key = StageKeys.Filters(index);
        return _folder.IsWhole(key, 0) ? _filters.GetOrAdd(index, _ => FilterFiles.Read(_folder.Chunk(key, 0))) : null;
    }

    /// <summary>What became of the motifs of a discovery in the rows; null until it is known.</summary>
    /// <param name="discovery">Index in <see cref="MotifSpec.Discoveries"/>.</param>
    public InstanceReport? Instances(int discovery)
    {
        if (_instances.TryGetValue(discovery, out var known))
            return known;
        var key = StageKeys.Instances(discovery);
        return _folder.IsWhole(key, 0) ? _instances.GetOrAdd(discovery, _ => InstanceFiles.Read(_folder.Chunk(key, 0))) : null;
    }

    /// <summary>The instances of a discovery's motifs in a row, by position; null until they are known.</summary>
    /// <param name="discovery">Index in <see cref="MotifSpec.Discoveries"/>.</param>
    /// <param name="row">Place in the run.</param>
    public IReadOnlyList<PlacedInstance>? Instances(int discovery, long row) =>
        Instances(discovery) is { } report ? InstanceFiles.Read(_folder.Chunk(StageKeys.Instances(discovery), 0), report.Summary, (int)row) : null;

    /// <summary>All instances of a discovery's motifs, by row; none until they are known.</summary>
    /// <param name="discovery">Index in <see cref="MotifSpec.Discoveries"/>.</param>
    public IEnumerable<PlacedInstance> AllInstances(int discovery) =>
        Instances(discovery) is { } report ? InstanceFiles.ReadAll(_folder.Chunk(StageKeys.Instances(discovery), 0), report.Summary) : [];

    /// <summary>Where a row matches the known motifs, by position; null until it is scanned, and where the run scans for none.</summary>
    /// <param name="row">Place in the run.</param>
    public IReadOnlyList<FoundHit>? Hits(long row)
    {
        if (Prepared.Layout(StageKeys.Scan) is not { } layout)
            return null;
        var (chunk, place) = layout.Of(row);
        return _folder.IsWhole(StageKeys.Scan, chunk) ? ScanFiles.ReadHits(_folder.Chunk(StageKeys.Scan, chunk), place) : null;
    }

    /// <summary>Where the rows match the known motifs, by row and position, over the chunks that are there.</summary>
    public IEnumerable<FoundHit> Hits() => Chunks(StageKeys.Scan).SelectMany(folder => ScanFiles.ReadHits(folder));

    /// <summary>How many sites of each known motif were scored, chunk by chunk.</summary>
    internal IEnumerable<(int Database, string Motif, long Sites)> Scored() => Chunks(StageKeys.Scan).SelectMany(ScanFiles.ReadScored);

    /// <summary>The folders of a stage's chunks that are there.</summary>
    private IEnumerable<string> Chunks(string stageKey) => Enumerable.Range(0, Prepared.Layout(stageKey)?.Count ?? 0)
        .Where(chunk => _folder.IsWhole(stageKey, chunk)).Select(chunk => _folder.Chunk(stageKey, chunk));
}
