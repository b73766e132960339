using CisLens.Inference.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class ChunkSizingTests
{
    [Theory]
    [InlineData(1, 4, ChunkSizing.Most)]
    [InlineData(1e14, 4, ChunkSizing.Fewest)]
    [InlineData(2e9, 4, 100)]
    [InlineData(1, 1 << 20, 64)]
    public void Rows_ByTimeAndMemory_InsideTheBounds(double operations, double bytes, int expected) =>
        Assert.Equal(expected, ChunkSizing.Rows(operations, bytes));
}
