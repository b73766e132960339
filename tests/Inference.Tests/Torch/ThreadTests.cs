using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Tests.Torch;

public sealed class ThreadTests
{
    [Fact]
    public void Gradients_OnSeveralThreads_EqualThoseOnOne()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var inputs = Enumerable.Range(0, 8).Select(_ => randn(4, 4, 50)).ToArray();
        var weight = randn(6, 4, 7);
        var expected = Array.ConvertAll(inputs, input => Gradient(input, weight));
        var found = new float[inputs.Length][];
        Parallel.For(0, inputs.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            for (var round = 0; round < 5; round++)
                found[i] = Gradient(inputs[i], weight);
        });
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Scopes_OfThreads_AreTheirOwn()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(2));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(other!));
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void NoGrad_OfOneThread_LeavesAnotherAlone()
    {
        using var off = no_grad();
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }

    [Fact]
    public async Task Dispose_WhileAnotherThreadCalculates_DoesNotCrash()
    {
        for (var round = 0; round < 50; round++)
        {
            var x = ones(100_000).DetachFromDisposeScope();
            var calculation = Task.Run(() => Calculate(x));
            x.Dispose();
            Assert.True(await calculation is null or 100_000);
        }
    }

    private static float? Calculate(Tensor x)
    {
        try
        {
            using var scope = NewDisposeScope();
            return x.exp().log().round().sum().item<float>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static float[] Gradient(Tensor input, Tensor weight)
    {
        using var scope = NewDisposeScope();
        var x = input.clone().requires_grad_();
        var output = F.softplus(F.conv1d(x, weight, padding: 3)).sum();
        return autograd.grad([output], [x])[0].data<float>().ToArray();
    }
}
