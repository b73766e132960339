using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;

namespace CisLens.Inference.Tests.Motifs;

public sealed class CoreBasesTests
{
    [Fact]
    public void Of_PositionsThatSayNothing_AreCutOffAtTheEndsAndOpenInside()
    {
        var core = CoreBases.Of(Iupac.ParseMatrix("NNTGNCAN"))!;
        Assert.Equal(("TGNCA", 2), (core.Text, core.Start));
    }

    [Fact]
    public void Of_NoPositionSaysAnything_IsNull() => Assert.Null(CoreBases.Of(Iupac.ParseMatrix("NNN")));

    [Fact]
    public void Of_TwoBasesAtAPosition_TakesTheMoreProbable() => Assert.Equal("C", CoreBases.Of(new Ppm([0.1, 0.6, 0.3, 0]))!.Text);
}
