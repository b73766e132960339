using CisLens.Inference.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class WorkerActivityTests
{
    [Fact]
    public void Doing_BegunAndEnded_SaysWhatBeganFirst()
    {
        var activity = new WorkerActivity();
        Assert.Null(activity.Doing);
        using (activity.Begin("run/predict/0"))
        using (activity.Begin(WorkerActivity.Testing))
            Assert.Equal("run/predict/0", activity.Doing);
        Assert.Null(activity.Doing);
    }

    [Fact]
    public void RowsPerSecond_ElevenChunks_AreOfTheLastTen()
    {
        var activity = new WorkerActivity();
        Assert.Equal(0, activity.RowsPerSecond);
        activity.Count(1_000_000, TimeSpan.FromSeconds(1));
        for (var chunk = 0; chunk < 10; chunk++)
            activity.Count(20, TimeSpan.FromSeconds(4));
        Assert.Equal(5, activity.RowsPerSecond);
    }
}
