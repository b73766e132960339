using CisLens.Inference.Devices;
using CisLens.Shared;
using CisLens.Shared.Settings;

namespace CisLens.Inference.Tests.Devices;

public sealed class WorkerDeviceTests
{
    [Theory]
    [InlineData(1, "cpu (1 thread)")]
    [InlineData(3, "cpu (3 threads)")]
    public void Of_Processor_SaysThreadsAndMemory(int threads, string expected)
    {
        var device = WorkerDevice.Of(new WorkerSettings(false, ["cpu"], "cpu", threads));
        Assert.Equal(expected, device.Name);
        Assert.InRange(device.MemoryBytes, 1L << 28, 1L << 50);
    }

    [Fact]
    public void Of_TagGpuOnTheProcessor_OneSentenceNamesTheSetting()
    {
        var error = Assert.Throws<InputException>(() => WorkerDevice.Of(new WorkerSettings(false, ["cpu", "gpu"], "cpu", 0)));
        Assert.Contains("CisLens:Worker:Tags", error.Message, StringComparison.Ordinal);
    }
}
