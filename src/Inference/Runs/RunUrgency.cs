using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Runs;

/// <summary>Whether a run is small enough that somebody sits and waits for it.</summary>
internal static class RunUrgency
{
    /// <summary>The most forward passes of a small run; a backward pass counts as two.</summary>
    public const double MostPasses = 10_000;

    /// <summary>The most parts of a small run; each takes about ten seconds on two cores.</summary>
    public const int MostChunks = 32;

    /// <summary>The most sequences that are prepared ahead of others; what the run will cost is known only afterwards.</summary>
    public const int MostSequences = 1000;

    /// <summary>Decides by the plan of the run.</summary>
    public static async Task<bool> IsInteractiveAsync(CisLensDb db, RunEntity run, RunSpec spec, RunFolder folder, CancellationToken token)
    {
        if (PreparedRun.Read(folder) is { } prepared)
            return prepared.Stages.Sum(stage => (stage.Rows ?? prepared.Rows) * stage.CostPerRow) <= MostPasses
                && prepared.Stages.Sum(stage => prepared.Layout(stage.Key)!.Value.Count) <= MostChunks;
        var count = await db.SequenceSets.Where(set => set.Id == spec.Sequences.Id && set.ProjectId == run.ProjectId).Select(set => set.Count)
            .SingleOrDefaultAsync(token).ConfigureAwait(false);
        return Math.Min(count, spec.Sequences.Sample ?? long.MaxValue) <= MostSequences;
    }
}
