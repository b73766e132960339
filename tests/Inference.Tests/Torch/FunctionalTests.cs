using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Tests.Torch;

public sealed class FunctionalTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Conv1d_HandComputed_Agrees()
    {
        var x = tensor(new float[] { 1, 2, 3, 4 }, [1, 1, 4]);
        var w = tensor(new float[] { 1, 10 }, [1, 1, 2]);
        Assert.Equal([21f, 32, 43], Values(F.conv1d(x, w)));
        Assert.Equal([22f, 44], Values(F.conv1d(x, w, ones(1), stride: 2)));
        Assert.Equal([10f, 21, 32, 43, 4], Values(F.conv1d(x, w, padding: 1)));
        Assert.Equal([31f, 42], Values(F.conv1d(x, w, dilation: 2)));
        Assert.Equal([21f, 32, 43], Values(F.conv2d(x.unsqueeze(2), w.unsqueeze(2)).squeeze(2)));
    }

    [Fact]
    public void Conv1d_Groups_KeepChannelsApart()
    {
        var x = tensor(new float[] { 1, 2, 3, 4 }, [1, 2, 2]);
        var w = tensor(new float[] { 2, 3 }, [2, 1, 1]);
        Assert.Equal([2f, 4, 9, 12], Values(F.conv1d(x, w, groups: 2)));
    }

    [Fact]
    public void Linear_HandComputed_Agrees()
    {
        var x = tensor(new float[] { 1, 2 }, [1, 2]);
        var w = tensor(new float[] { 1, 1, 0, 5 }, [2, 2]);
        Assert.Equal([4f, 11], Values(F.linear(x, w, ones(2))));
    }

    [Fact]
    public void Pools_HandComputed_Agree()
    {
        var x = tensor(new float[] { 1, 5, 2, 4, 9 }, [1, 1, 5]);
        Assert.Equal([5f, 4], Values(F.max_pool1d(x, 2)));
        Assert.Equal([5f, 4, 9], Values(F.max_pool1d(x, 2, ceil_mode: true)));
        Assert.Equal([3f, 3], Values(F.avg_pool1d(x, 2)));
        Assert.Equal([0.5f, 3.5f, 6.5f], Values(F.avg_pool1d(x, 2, padding: 1)));
        var (output, indices) = F.max_pool1d_with_indices(x, 2);
        Assert.Equal([5f, 4], Values(output));
        Assert.Equal([1L, 3], indices.data<long>().ToArray());
        Assert.Equal([0f, 5, 0, 4, 0], Values(F.max_unpool1d(output, indices, 2, output_size: [5])));
        Assert.Equal([4.2f], Values(F.adaptive_avg_pool1d(x, 1)));
        Assert.Equal([9f], Values(F.adaptive_max_pool1d(x, 1)));
        Assert.Equal([5f, 4], Values(F.max_pool2d(x.unsqueeze(2), [1, 2])));
    }

    [Fact]
    public void BatchNorm_RunningStatistics_Normalize()
    {
        var x = tensor(new float[] { 1, 3, 10, 20 }, [1, 2, 2]);
        var y = F.batch_norm(
            x, tensor(new float[] { 1, 10 }), tensor(new float[] { 4, 25 }),
            tensor(new float[] { 1, 2 }), tensor(new float[] { 0, 1 }), eps: 0);
        Assert.Equal([0f, 1, 1, 5], Values(y));
    }

    [Fact]
    public void BatchNorm_Training_UpdatesRunningStatistics()
    {
        var mean = zeros(1);
        var variance = ones(1);
        F.batch_norm(tensor(new float[] { 1, 3 }, [2, 1]), mean, variance, training: true);
        Assert.Equal(0.2f, mean.item<float>(), 1e-6f);
        Assert.Equal(1.1f, variance.item<float>(), 1e-6f);
    }

    [Fact]
    public void LayerNorm_Row_HasMeanZeroAndDeviationOne()
    {
        var y = F.layer_norm(tensor(new float[] { 1, 2, 3, 6 }, [1, 4]), [4], eps: 0);
        Assert.Equal(0f, y.mean().item<float>(), 1e-6f);
        Assert.Equal(1f, y.std(unbiased: false).item<float>(), 1e-6f);
    }

    [Fact]
    public void Activations_KnownPoints_Agree()
    {
        var x = tensor(new float[] { -1, 0, 7 });
        Assert.Equal([0f, 0, 7], Values(F.relu(x)));
        Assert.Equal([0f, 0, 6], Values(F.relu6(x)));
        Assert.Equal([-0.5f, 0, 7], Values(F.leaky_relu(x, 0.5)));
        Assert.Equal([-2f, 0, 7], Values(F.prelu(x, tensor(new float[] { 2 }))));
        Assert.Equal([-1f, 0, 1], Values(F.hardtanh(x)));
        Assert.Equal(-0.6321206f, Values(F.elu(x, 1))[0], 1e-6f);
        Assert.Equal(-0.6321206f, Values(F.celu(x, 1))[0], 1e-6f);
        Assert.Equal(-1.1113307f, Values(F.selu(x))[0], 1e-5f);
        Assert.Equal(-0.3034015f, Values(F.mish(x))[0], 1e-6f);
        Assert.Equal(1f / 3, Values(F.hardsigmoid(x))[0], 1e-6f);
        Assert.Equal(1f, F.softmax(x, 0).sum().item<float>(), 1e-6f);
        Assert.Equal(0.875f, Values(F.softsign(x))[2], 1e-6f);
        Assert.Equal([0f, 0, 7], Values(F.relu(x, inplace: true)));
        Assert.Equal([0f, 0, 7], Values(x));
    }

    [Fact]
    public void Dropout_NotTraining_ChangesNothing()
    {
        var x = ones(100);
        Assert.Equal(x, F.dropout(x, 0.5, training: false));
        var kept = F.dropout(x, 0.5, training: true);
        Assert.All(Values(kept), value => Assert.True(value is 0 or 2));
    }

    [Fact]
    public void Losses_HandComputed_Agree()
    {
        var logits = tensor(new float[] { 0, 2 });
        var target = tensor(new float[] { 1, 0 });
        var expected = (Math.Log(2) + Math.Log(1 + Math.Exp(2))) / 2;
        Assert.Equal(expected, F.binary_cross_entropy_with_logits(logits, target).item<float>(), 1e-6);
        Assert.Equal(5f, F.mse_loss(logits, target, nn.Reduction.Sum).item<float>());
        Assert.Equal(
            Math.Log(1 + Math.Exp(2)),
            F.cross_entropy(logits.unsqueeze(0), tensor(new long[] { 0 })).item<float>(), 1e-6);
    }

    [Fact]
    public void Pad_Modes_FillTheMargins()
    {
        var x = tensor(new float[] { 1, 2, 3 }, [1, 1, 3]);
        Assert.Equal([0f, 1, 2, 3, 0], Values(F.pad(x, (1, 1))));
        Assert.Equal([2f, 1, 2, 3, 2], Values(F.pad(x, new long[] { 1, 1 }, PaddingModes.Reflect)));
        Assert.Equal([1f, 1, 2, 3, 3], Values(F.pad(x, new long[] { 1, 1 }, PaddingModes.Replicate)));
    }

    private static float[] Values(Tensor x) => x.data<float>().ToArray();
}
