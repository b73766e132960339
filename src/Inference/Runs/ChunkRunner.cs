using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Bundles;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>
/// Computes one chunk of one stage into the run's folder. The worker and the command line both come through here. Idempotent:
/// a chunk that is whole is left as it is.
/// </summary>
public static class ChunkRunner
{
    /// <summary>Computes a chunk.</summary>
    /// <param name="context">The run.</param>
    /// <param name="stageKey">The stage.</param>
    /// <param name="index">The chunk.</param>
    /// <param name="rows">Hears how many rows are done, and what the stage says.</param>
    /// <param name="token">Ends the work at the next batch; nothing half-written stays.</param>
    /// <exception cref="Shared.InputException">Something the user can put right.</exception>
    /// <exception cref="Shared.Storage.StorageFullException">The disk is full.</exception>
    public static void Run(RunContext context, string stageKey, int index, IStageProgress? rows, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Folder.IsWhole(stageKey, index))
            return;
        if (stageKey == StageKeys.Prepare)
        {
            PrepareStage.Run(context, rows, token);
            return;
        }
        var prepared = PreparedRun.Read(context.Folder)
            ?? throw new InvalidOperationException($"Stage {stageKey} was begun before the run was prepared.");
        if (stageKey == StageKeys.Bundle)
            BundleStage.Run(context, prepared, rows, token);
        else if (stageKey == StageKeys.Predict)
            PredictStage.Run(context, prepared, index, rows, token);
        else if (StageKeys.ParseEmbed(stageKey) is { } embedding)
            EmbedStage.Run(context, prepared, embedding, index, rows, token);
        else if (StageKeys.ParseFilters(stageKey) is { } filters)
            FilterStage.Run(context, prepared, filters, rows, token);
        else if (stageKey == StageKeys.Scan)
            ScanStage.Run(context, prepared, index, rows, token);
        else if (StageKeys.ParseDiscover(stageKey) is { } discovery)
            DiscoverStage.Run(context, prepared, discovery, rows, token);
        else if (StageKeys.ParseInstances(stageKey) is { } instances)
            InstanceStage.Run(context, prepared, instances, rows, token);
        else if (StageKeys.ParseTest(stageKey) is not null)
            TestStage.Run(context, prepared, stageKey, index, rows, token);
        else if (stageKey == StageKeys.Audit)
            AuditStage.Run(context, prepared, rows, token);
        else
            AttributeStage.Run(context, prepared, stageKey, index, rows, token);
    }
}
