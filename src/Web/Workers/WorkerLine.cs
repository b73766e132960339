namespace CisLens.Web.Workers;

/// <summary>A line of the worker's log, e.g. <c>fail: CisLens.Inference.Runs.ChunkExecution[0] ...</c>.</summary>
public static class WorkerLine
{
    /// <summary>The level that the line begins with; information when it begins with none.</summary>
    public static LogLevel LevelOf(string line) => line.Split(':', 2)[0] switch
    {
        "trce" => LogLevel.Trace,
        "dbug" => LogLevel.Debug,
        "warn" => LogLevel.Warning,
        "fail" => LogLevel.Error,
        "crit" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
