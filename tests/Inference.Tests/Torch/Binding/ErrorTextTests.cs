using TorchSharp.Binding;

namespace CisLens.Inference.Tests.Torch.Binding;

public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("size mismatch\nException raised from x at y.cpp:3\nframe #0", "size mismatch")]
    [InlineData(
        "The following operation failed in the TorchScript interpreter.\nTraceback of TorchScript (most recent call last):\nRuntimeError: bad shape\n",
        "bad shape")]
    [InlineData(
        "[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes",
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes")]
    [InlineData(
        "isTensor() INTERNAL ASSERT FAILED at \"/usr/include/a.h\":7, please report a bug to PyTorch. Expected Tensor but got Int",
        "isTensor() Expected Tensor but got Int")]
    [InlineData("", "libtorch failed without a message")]
    public void Readable_LibtorchText_IsOneLine(string text, string expected) =>
        Assert.Equal(expected, ErrorText.Readable(text));
}
