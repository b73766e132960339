using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.External;

/// <summary>Compares the maps of a run with a file that a person added. Needs no native library.</summary>
public static class ExternalComparison
{
    /// <summary>Compares.</summary>
    /// <param name="folder">The run's files; its maps are computed.</param>
    /// <param name="sequences">Its sequences.</param>
    /// <param name="id">The added file's identifier.</param>
    /// <param name="progress">Hears of the share that is done, 0 to 1.</param>
    /// <param name="token">Checked before each map.</param>
    /// <exception cref="InputException">The file cannot be read, or has nothing to do with the run's sequences; says what to change.</exception>
    public static ExternalResult Run(RunFolder folder, SequenceSet sequences, string id, IProgress<double>? progress, CancellationToken token)
    {
        var files = new ExternalFiles(folder);
        var source = files.Find(id) ?? throw new InputException("There is no such file any more; add it again.");
        using var results = RunResults.Open(folder) ?? throw new InputException("The run is not prepared yet; wait until its maps are computed.");
        using var reader = files.Open(id);
        if (source.Kind == ExternalKind.Effects)
            return new EffectComparison(folder, results, sequences, progress, token).Compare(reader, source);
        using var regions = new RegionComparison(folder, results, sequences, progress, token);
        return regions.Compare(reader, source.Name);
    }
}
