using CisLens.Shared.Runs;

namespace CisLens.Shared.Tests.Runs;

public sealed class RunPaceTests
{
    [Fact]
    public void TimeLeft_HalfOfTheWorkTookTenSeconds_TenSecondsLeft()
    {
        StageProgress[] stages = [Stage(rows: 100, done: 100, cost: 1, seconds: 1), Stage(rows: 100, done: 45, cost: 10, seconds: 4.5)];
        // 550 cost units took 5.5 s; 550 remain.
        Assert.Equal(5.5, RunPace.TimeLeft(stages)!.Value.TotalSeconds, 9);
        Assert.Equal(0.5, RunPace.Done(stages), 9);
    }

    [Fact]
    public void TimeLeft_TwoChunksAtOnce_HalvesTheTime()
    {
        StageProgress[] stages = [Stage(rows: 100, done: 50, cost: 1, seconds: 10) with { ChunksRunning = 2 }];
        Assert.Equal(5, RunPace.TimeLeft(stages)!.Value.TotalSeconds, 9);
    }

    [Fact]
    public void TimeLeft_NothingMeasured_IsUnknown() =>
        Assert.Null(RunPace.TimeLeft([Stage(rows: 100, done: 0, cost: 1, seconds: 0)]));

    [Fact]
    public void Done_NoCosts_IsZero() => Assert.Equal(0, RunPace.Done([Stage(rows: 10, done: 10, cost: 0, seconds: 1)]));

    private static StageProgress Stage(long rows, long done, double cost, double seconds) => new(
        "predict", StageKind.Predict, "Predict", StageState.Running, rows, done, 10, 5, 0, cost, done, seconds, null, null);
}
