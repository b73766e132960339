using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Tests.Torch;

public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Grad_Square_IsTwiceTheInput()
    {
        var x = tensor(new float[] { 1, -2, 3 }, requires_grad: true);
        var gradient = autograd.grad([x.square().sum()], [x])[0];
        Assert.Equal([2f, -4, 6], gradient.data<float>().ToArray());
    }

    [Fact]
    public void Grad_CreateGraph_GivesSecondDerivative()
    {
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        Assert.Equal(12.0, first.item<double>());
        Assert.Equal(12.0, second.item<double>());
    }

    [Fact]
    public void Grad_GradOutputs_WeightTheOutputs()
    {
        var x = tensor(new float[] { 1, 2 }, requires_grad: true);
        var gradient = autograd.grad([x * x], [x], [tensor(new float[] { 10, 1 })])[0];
        Assert.Equal([20f, 4], gradient.data<float>().ToArray());
    }

    [Fact]
    public void Grad_UnusedInput_IsInvalidWhenAllowed()
    {
        var x = tensor(1f, requires_grad: true);
        var unused = tensor(1f, requires_grad: true);
        var gradients = autograd.grad([x * 2], [x, unused], allow_unused: true, retain_graph: true);
        Assert.False(gradients[0].IsInvalid);
        Assert.True(gradients[1].IsInvalid);
        Assert.ThrowsAny<Exception>(() => autograd.grad([x * 2], [x, unused]));
    }

    [Fact]
    public void NoGrad_Scope_SwitchesGradientsOffAndBack()
    {
        var x = tensor(1f, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void InferenceMode_Scope_EndsWithItsDisposal()
    {
        using (inference_mode())
            Assert.True(is_inference_mode_enabled());
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Grad_ConvolutionalNet_AgreesWithFiniteDifferences()
    {
        manual_seed(1);
        var weight = randn([3, 4, 5], float64);
        var dense = randn([1, 24], float64);
        var x = randn([1, 4, 20], float64, requires_grad: true);

        Tensor Net(Tensor input)
        {
            var hidden = F.gelu(F.conv1d(input, weight, padding: 2));
            var pooled = F.max_pool1d(F.softplus(hidden), 5) + F.avg_pool1d(F.silu(hidden), 5);
            return F.linear(F.pad(pooled, (1, 1)).narrow(2, 0, 4).repeat(1, 2, 1).flatten(1), dense).tanh().sum();
        }

        var gradient = autograd.grad([Net(x)], [x])[0].data<double>().ToArray();
        const double Step = 1e-5;
        for (var i = 0; i < gradient.Length; i += 7)
        {
            var difference = Moved(x, i, Step, Net) - Moved(x, i, -Step, Net);
            Assert.Equal(difference / (2 * Step), gradient[i], 1e-6);
        }
    }

    private static double Moved(Tensor x, int element, double by, Func<Tensor, Tensor> net)
    {
        using var scope = NewDisposeScope();
        var values = x.data<double>().ToArray();
        values[element] += by;
        return net(tensor(values, x.shape)).item<double>();
    }
}
