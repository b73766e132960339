using CisLens.Shared.Runs;

namespace CisLens.Shared.Tests.Runs;

internal static class TestSpecs
{
    public static RunSpec Predict() => new()
    {
        Name = "A run",
        Sequences = new SequenceSource { Id = "000000000000", Name = "peaks", Sha256 = "00" },
        Model = new ModelSource { Id = "tiny", Name = "tiny", Version = "1", Sha256 = "00" },
        Targets = [new TargetSpec { Output = 0, Name = "CTCF" }],
        Methods = [],
    };
}
