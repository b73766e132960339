using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class EvidenceTextTests
{
    private static readonly Estimate Difference = new(0.0834, -0.0126, 0.9, 1050);

    [Fact]
    public void Numbers_ReadAsInFigures()
    {
        Assert.Equal("0.083 (\u22120.013 to 0.9)", EvidenceText.Interval(new Estimate(0.083, -0.013, 0.9, 7)));
        Assert.Equal("0.0834 (95 % interval \u22120.0126 to 0.9, n = 1,050)", EvidenceText.Measured(Difference));
        Assert.Equal("2.5e\u22125", EvidenceText.Number(2.5e-5));
    }

    [Fact]
    public void Shares_ArePercent() => Assert.Equal("82 % (79.5 to 85 %)", EvidenceText.Shares(new Estimate(0.82, 0.795, 0.85, 200)));

    [Fact]
    public void Area_SaysHowManyOfBoth() =>
        Assert.Equal("area under the ROC curve 0.93 (0.9 to 0.95, n = 1,200 and 300)", EvidenceText.Area(new Inference.Training.Interval(0.93, 0.9, 0.95, 1200, 300)));
}
