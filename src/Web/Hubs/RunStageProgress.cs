using CisLens.Shared.Runs;

namespace CisLens.Web.Hubs;

/// <summary>A stage at one moment, as sent to scripts.</summary>
public sealed record RunStageProgress(string Key, string Title, string State, long Rows, long RowsDone, int Chunks, int ChunksDone)
{
    public static RunStageProgress Of(StageProgress stage) => new(
        stage.Key, stage.Title, RunProgress.Word(stage.State), stage.Rows, stage.RowsDone, stage.Chunks, stage.ChunksDone);
}
