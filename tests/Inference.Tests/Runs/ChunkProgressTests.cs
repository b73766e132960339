using CisLens.Inference.Runs;

namespace CisLens.Inference.Tests.Runs;

public class ChunkProgressTests
{
    [Fact]
    public void News_SameRows_IsToldOnce()
    {
        var progress = new ChunkProgress();
        progress.Report(5);
        Assert.Equal(5, progress.News());
        Assert.Null(progress.News());
    }

    [Fact]
    public void Lines_SaidSinceTheLastCall_AreToldOnceInOrder()
    {
        var progress = new ChunkProgress();
        progress.Say("first");
        progress.Say("second");
        Assert.Equal(["first", "second"], progress.Lines());
        Assert.Empty(progress.Lines());
    }
}
