using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Audits;

public sealed class RunClassesTests
{
    private static readonly TargetSpec[] Two = [Target("CTCF"), Target("SPI1")];

    [Fact]
    public void Judged_LabelsNameTargets_TakesTheirOwnSequences()
    {
        var classes = new RunClasses(Two, ["CTCF", "ctcf", "SPI1", null, "background"]);

        Assert.Equal("CTCF", classes.Class(0));
        Assert.Equal([0], classes.Judged(0));
        Assert.Equal([2], classes.Judged(1));
    }

    [Fact]
    public void Judged_OneTargetWithZerosAndOnes_TakesTheOnes()
    {
        var classes = new RunClasses([Target("promoter")], ["1", "0", "1", null]);

        Assert.Equal([0, 2], classes.Judged(0));
    }

    [Fact]
    public void Judged_ZerosAndOnesOfTwoTargets_TellNothingAndAllCount()
    {
        var classes = new RunClasses(Two, ["1", "0"]);

        Assert.Null(classes.Class(0));
        Assert.Equal([0, 1], classes.Judged(0));
    }

    [Fact]
    public void Sample_FewerThanWanted_TakesAllOfEachTarget()
    {
        var classes = new RunClasses(Two, ["SPI1", "CTCF", "background", "SPI1"]);

        Assert.Equal([0, 1, 3], classes.Sample(10, seed: 1));
    }

    [Fact]
    public void Sample_ManyRows_IsRepeatedBySeedAndKeepsToTheClasses()
    {
        var classes = new RunClasses(Two, [.. Enumerable.Range(0, 300).Select(row => row % 3 == 0 ? "CTCF" : row % 3 == 1 ? "SPI1" : "background")]);

        var sample = classes.Sample(20, seed: 4);

        Assert.Equal(40, sample.Count);
        Assert.Equal(sample, classes.Sample(20, seed: 4));
        Assert.NotEqual(sample, classes.Sample(20, seed: 5));
        Assert.Equal(20, sample.Count(row => row % 3 == 0));
        Assert.DoesNotContain(sample, row => row % 3 == 2);
    }

    private static TargetSpec Target(string name) => new() { Output = 0, Name = name };
}
