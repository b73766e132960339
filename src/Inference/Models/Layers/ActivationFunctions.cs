using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace CisLens.Inference.Models.Layers;

/// <summary>The element-wise functions by their type name.</summary>
internal static class ActivationFunctions
{
    private static readonly Dictionary<string, Func<LayerFields, Func<Tensor, Tensor>>> Known = new()
    {
        ["ReLU"] = _ => x => F.relu(x),
        ["ReLU6"] = _ => x => F.relu6(x),
        ["LeakyReLU"] = LeakyRelu,
        ["ELU"] = Elu,
        ["SELU"] = _ => x => F.selu(x),
        ["CELU"] = Celu,
        ["GELU"] = Gelu,
        ["SiLU"] = _ => x => F.silu(x),
        ["Mish"] = _ => x => F.mish(x),
        ["Tanh"] = _ => x => x.tanh(),
        ["Sigmoid"] = _ => x => x.sigmoid(),
        ["HardSigmoid"] = HardSigmoid,
        ["Softplus"] = Softplus,
        ["Exp"] = _ => x => x.exp(),
        ["Log1p"] = _ => x => x.log1p(),
        ["Identity"] = _ => x => x,
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    public static Func<Tensor, Tensor> Read(LayerFields fields)
    {
        // PyTorch's modules carry it; results never depend on it.
        fields.Flag("inplace", false);
        return Known[fields.Type](fields);
    }

    private static Func<Tensor, Tensor> LeakyRelu(LayerFields fields)
    {
        var slope = fields.Number("negative_slope", 0.01);
        return x => F.leaky_relu(x, slope);
    }

    private static Func<Tensor, Tensor> Elu(LayerFields fields)
    {
        var alpha = fields.Number("alpha", 1);
        return x => F.elu(x, alpha);
    }

    private static Func<Tensor, Tensor> Celu(LayerFields fields)
    {
        var alpha = fields.Number("alpha", 1);
        return x => F.celu(x, alpha);
    }

    private static Func<Tensor, Tensor> Gelu(LayerFields fields) =>
        fields.Text("approximate", "none", "none", "tanh") == "none" ? x => F.gelu(x) : TanhGelu;

    // 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), which TorchSharp's gelu does not offer.
    private static Tensor TanhGelu(Tensor x)
    {
        using var scope = NewDisposeScope();
        var inner = (x + x * x * x * 0.044715) * Math.Sqrt(2 / Math.PI);
        return ((inner.tanh() + 1) * x * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>PyTorch: clamp(x/6 + 1/2, 0, 1); Keras: clamp(x/5 + 1/2, 0, 1).</summary>
    private static Func<Tensor, Tensor> HardSigmoid(LayerFields fields)
    {
        var slope = fields.Number("slope", 1.0 / 6);
        return x =>
        {
            using var scope = NewDisposeScope();
            return (x * slope + 0.5).clamp(0, 1).MoveToOuterDisposeScope();
        };
    }

    private static Func<Tensor, Tensor> Softplus(LayerFields fields)
    {
        var (beta, threshold) = (fields.Number("beta", 1), fields.Number("threshold", 20));
        return x => F.softplus(x, beta, threshold);
    }
}
