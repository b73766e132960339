using CisLens.Web.Workers;

namespace CisLens.Web.Tests.Workers;

public sealed class RestartPauseTests
{
    [Fact]
    public void After_ShortLives_GrowsUpToHalfAMinute()
    {
        var pause = new RestartPause();
        var pauses = Enumerable.Range(0, 10).Select(_ => pause.After(TimeSpan.FromSeconds(1)).TotalSeconds).ToList();
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30], pauses);
    }

    [Fact]
    public void After_LongLife_BeginsAgain()
    {
        var pause = new RestartPause();
        pause.After(TimeSpan.Zero);
        pause.After(TimeSpan.Zero);
        Assert.Equal(0.5, pause.After(TimeSpan.FromHours(1)).TotalSeconds);
    }
}
