namespace CisLens.Web.Workers;

/// <summary>A line of the worker's log, e.g. <c>fail: CisLens.Inference.Runs.ChunkExecution[0] ...</c>.</summary>
public static class WorkerLine
{
    private const int WordsLookedAt = 2;

    /// <summary>The level that the line begins with, or that follows its time; information when there is none.</summary>
    public static LogLevel LevelOf(string line) => line.Split(' ', WordsLookedAt + 1).Take(WordsLookedAt).FirstOrDefault(word => word.Length == 5 && word[^1] == ':') switch
    {
        "trce:" => LogLevel.Trace,
        "dbug:" => LogLevel.Debug,
        "warn:" => LogLevel.Warning,
        "fail:" => LogLevel.Error,
        "crit:" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
