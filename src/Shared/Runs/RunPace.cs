namespace CisLens.Shared.Runs;

/// <summary>Progress and time left of a run, from what its stages cost and what its finished chunks took.</summary>
public static class RunPace
{
    /// <summary>Share of the work that is done, 0 to 1. Stages count by rows x cost.</summary>
    public static double Done(IReadOnlyList<StageProgress> stages)
    {
        var total = stages.Sum(Cost);
        return total > 0 ? Math.Min(1, stages.Sum(DoneCost) / total) : 0;
    }

    /// <summary>
    /// Cost that remains x seconds per cost of the finished chunks / chunks computed at once.
    /// Null until a chunk of a stage with a cost is whole.
    /// </summary>
    public static TimeSpan? TimeLeft(IReadOnlyList<StageProgress> stages)
    {
        var seconds = stages.Where(HasCost).Sum(stage => stage.FinishedSeconds);
        var finished = stages.Sum(stage => stage.FinishedRows * stage.CostPerRow);
        if (seconds <= 0 || finished <= 0)
            return null;
        var remaining = stages.Sum(Cost) - stages.Sum(DoneCost);
        var workers = Math.Max(1, stages.Sum(stage => stage.ChunksRunning));
        return TimeSpan.FromSeconds(Math.Max(0, remaining) * seconds / finished / workers);
    }

    private static bool HasCost(StageProgress stage) => stage.CostPerRow > 0;

    private static double Cost(StageProgress stage) => stage.Rows * stage.CostPerRow;

    private static double DoneCost(StageProgress stage) => stage.RowsDone * stage.CostPerRow;
}
