using CisLens.Shared.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>Marks what is unfinished of a run when the run stops or goes on.</summary>
public static class RunMarks
{
    /// <summary>Everything that is waiting or running gets the state in which the run ended.</summary>
    public static async Task StopAsync(CisLensDb db, string runId, StageState state, CancellationToken token)
    {
        await db.RunChunks
            .Where(chunk => chunk.RunId == runId && (chunk.State == StageState.Running || chunk.State == StageState.Waiting))
            .ExecuteUpdateAsync(set => set.SetProperty(chunk => chunk.State, state), token).ConfigureAwait(false);
        await db.RunStages
            .Where(stage => stage.RunId == runId && (stage.State == StageState.Running || stage.State == StageState.Waiting))
            .ExecuteUpdateAsync(set => set.SetProperty(stage => stage.State, state), token).ConfigureAwait(false);
    }

    /// <summary>Everything that is not done waits again, with a clean count of attempts.</summary>
    public static async Task WaitAgainAsync(CisLensDb db, string runId, CancellationToken token)
    {
        await db.RunChunks.Where(chunk => chunk.RunId == runId && chunk.State != StageState.Done)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(chunk => chunk.State, StageState.Waiting)
                    .SetProperty(chunk => chunk.RowsDone, 0)
                    .SetProperty(chunk => chunk.Attempts, 0),
                token).ConfigureAwait(false);
        await db.RunStages.Where(stage => stage.RunId == runId && stage.State != StageState.Done)
            .ExecuteUpdateAsync(set => set.SetProperty(stage => stage.State, StageState.Waiting), token).ConfigureAwait(false);
    }
}
