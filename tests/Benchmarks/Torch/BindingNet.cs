using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Benchmarks.Torch;

/// <summary>The network through our binding. The same numbers are made by the script in <see cref="PythonPeer"/>.</summary>
internal sealed class BindingNet(NetShape shape)
{
    private readonly Tensor _input = OneHot(shape.Batch, shape.Length);
    private readonly Tensor _first = Waves(1, shape.Filters, 4, 19);
    private readonly Tensor _second = Waves(2, shape.Filters, shape.Filters, 7);
    private readonly Tensor _dense = Waves(3, 64, shape.Filters * shape.Pooled);
    private readonly Tensor _last = Waves(4, 1, 64);

    /// <summary>Seconds for the rounds, and the sum of the absolute gradient as a check.</summary>
    public (double Seconds, double Check) Run()
    {
        double check = 0;
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < shape.Rounds; round++)
        {
            using var scope = NewDisposeScope();
            using var gradient = Gradient();
            if (round == shape.Rounds - 1)
                check = gradient.abs().sum().item<float>();
        }
        return (watch.Elapsed.TotalSeconds, check);
    }

    private Tensor Gradient()
    {
        var x = _input.detach().requires_grad_();
        var hidden = F.max_pool1d(F.relu(F.conv1d(x, _first, padding: 9)), 4);
        hidden = F.max_pool1d(F.relu(F.conv1d(hidden, _second, padding: 3)), 5);
        var output = F.linear(F.relu(F.linear(hidden.flatten(1), _dense)), _last);
        return autograd.grad([output.sum()], [x])[0];
    }

    private static Tensor OneHot(int batch, int length)
    {
        var values = new float[batch * 4 * length];
        for (var n = 0; n < batch; n++)
        {
            for (var position = 0; position < length; position++)
                values[(((n * 4) + (((n + 3) * position * position) + position) % 4) * length) + position] = 1;
        }
        return tensor(values, [batch, 4, length]);
    }

    private static Tensor Waves(int salt, params long[] shape)
    {
        var values = new float[shape.Aggregate((a, b) => a * b)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(0.1 * Math.Sin((i * 0.37) + salt));
        return tensor(values, shape);
    }
}
