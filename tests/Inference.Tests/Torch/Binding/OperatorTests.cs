using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Binding;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Torch.Binding;

public sealed class OperatorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Operator_Unknown_IsNamed()
    {
        var error = Assert.Throws<ExternalException>(() => Operators.One("no_such_operator.Tensor", ones(1)));
        Assert.Contains("has no operator aten::no_such_operator.Tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operator_MissingArgument_IsNamed()
    {
        var error = Assert.Throws<ExternalException>(() => Operators.One("add.Tensor", ones(1)));
        Assert.Contains("aten::add needs the argument other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Operator_TooManyArguments_Throws() =>
        Assert.Throws<ExternalException>(() => Operators.One("relu", ones(1), 1L, 2L));

    [Fact]
    public void Operator_ManyTensorsAndLongLists_AreAllPassed()
    {
        var parts = Enumerable.Range(0, 100).Select(i => full([1], i)).ToArray();
        var joined = Operators.One("cat", (Tensor?[])parts);
        Assert.Equal(4950f, joined.sum().item<float>());
        var sizes = Enumerable.Repeat(1L, 100).ToArray();
        Assert.Equal(100, Operators.Many("split_with_sizes", joined, sizes).Length);
    }
}
