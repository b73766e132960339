using System.Runtime.InteropServices;
using CisLens.Inference.Devices;
using CisLens.Shared;
using TorchSharp;

namespace CisLens.Inference.Tests.Devices;

public sealed class DeviceChoiceTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData(" CPU ")]
    public void Resolve_Cpu_IsTheProcessor(string choice) =>
        Assert.Equal(DeviceType.CPU, DeviceChoice.Resolve(choice).type);

    [Fact]
    public void Resolve_Auto_TakesAGpuOnlyWhenThereIsOne() =>
        Assert.Equal(
            torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU,
            DeviceChoice.Resolve(DeviceChoice.Automatic).type);

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData("cuda:-1")]
    [InlineData("mps")]
    public void Resolve_OtherWord_NamesTheForms(string choice)
    {
        var error = Assert.Throws<InputException>(() => DeviceChoice.Resolve(choice));
        Assert.Contains($"'{choice}' is not known: give auto, cpu or cuda:N", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_GpuThatIsNotThere_SaysWhatIs()
    {
        var error = Assert.Throws<InputException>(() => DeviceChoice.Resolve("cuda:99"));
        Assert.Contains("'cuda:99' is not there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SetThreads_Zero_IsRefused() => Assert.Throws<InputException>(() => DeviceChoice.SetThreads(0));

    [Fact]
    public void SetThreads_Number_IsUsed()
    {
        var before = torch.get_num_threads();
        try
        {
            DeviceChoice.SetThreads(before + 1);
            Assert.Equal(before + 1, torch.get_num_threads());
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Fact]
    public void IsOutOfMemory_AllocationBeyondTheMachine_IsRecognized()
    {
        var error = Assert.Throws<ExternalException>(() => torch.empty([1L << 50]));
        Assert.True(OutOfMemory.IsOutOfMemory(error), error.Message);
        Assert.True(OutOfMemory.IsOutOfMemory(new InvalidOperationException("the batch failed", error)));
    }

    [Fact]
    public void IsOutOfMemory_OtherFailure_IsNot()
    {
        var error = Assert.Throws<ExternalException>(() => torch.ones(2, 3).matmul(torch.ones(2, 3)));
        Assert.False(OutOfMemory.IsOutOfMemory(error), error.Message);
#pragma warning disable CA2201 // the type in which libtorch's messages arrive
        Assert.True(OutOfMemory.IsOutOfMemory(
            new ExternalException("CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 8.00 GiB total capacity)")));
#pragma warning restore CA2201
    }
}
