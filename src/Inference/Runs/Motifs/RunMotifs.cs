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
}
