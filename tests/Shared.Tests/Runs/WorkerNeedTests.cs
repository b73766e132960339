using CisLens.Shared.Runs;

namespace CisLens.Shared.Tests.Runs;

public sealed class WorkerNeedTests
{
    private const long CardOf24 = 25_769_803_776;

    [Theory]
    [InlineData("auto", null, null)]
    [InlineData("cpu", null, "cpu/0")]
    [InlineData("cuda:1", null, "gpu/0")]
    [InlineData("cuda", 24, "gpu/24")]
    [InlineData("auto", 16, "any/16")]
    public void Group_OfASpecification_NamesWhatItAsksFor(string device, int? memory, string? expected) =>
        Assert.Equal(expected, WorkerNeed.Of(Spec(device, memory)).Group);

    [Theory]
    [InlineData("auto", null, true)]
    [InlineData("cuda", 24, true)]
    [InlineData("cuda", 32, false)]
    [InlineData("cpu", null, false)]
    [InlineData("auto", 32, false)]
    public void Groups_OfAWorker_AreThoseWhoseNeedsItMeets(string device, int? memory, bool expected)
    {
        var need = WorkerNeed.Of(Spec(device, memory));
        Assert.Equal(expected, need.IsMetBy(["gpu"], CardOf24));
        Assert.Equal(expected, need.Group is null || WorkerNeed.Groups(["gpu"], CardOf24).Contains(need.Group));
    }

    [Fact]
    public void Groups_MemoryNotKnown_MeetsNoWishForMemory() => Assert.Equal(["cpu/0"], WorkerNeed.Groups(["cpu"], 0));

    [Fact]
    public void ToString_Both_SaysBoth() => Assert.Equal("a graphics card and 24 GB of memory", WorkerNeed.Of(Spec("cuda", 24)).ToString());

    [Fact]
    public void Hash_MemoryAskedFor_ChangesNothing() => Assert.Equal(Spec("cuda", null).Hash(), Spec("cuda", 24).Hash());

    private static RunSpec Spec(string device, int? memory) => new()
    {
        Name = "run",
        Sequences = new SequenceSource { Id = "0123456789ab", Name = "set", Sha256 = "" },
        Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1", Sha256 = "" },
        Targets = [],
        Methods = [],
        Device = device,
        MemoryGb = memory,
    };
}
