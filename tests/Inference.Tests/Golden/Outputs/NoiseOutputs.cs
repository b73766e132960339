using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SmoothGrad;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>SmoothGrad and VarGrad, with the noise of the tool.</summary>
internal sealed class NoiseOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id == "smoothgrad" ? SmoothGrad : null;

    private float[]? SmoothGrad(string name) => name switch
    {
        "smoothgrad" => Smooth(SmoothGradBase.Gradient, SmoothGradMode.Mean),
        "smoothgrad_abs" => Smooth(SmoothGradBase.Absolute, SmoothGradMode.Mean),
        "smoothgrad_sq" => Smooth(SmoothGradBase.Gradient, SmoothGradMode.Squared),
        "vargrad" => Smooth(SmoothGradBase.Gradient, SmoothGradMode.Variance),
        "smoothgrad_x_input" => Smooth(SmoothGradBase.GradientXInput, SmoothGradMode.Mean),
        _ => null,
    };

    private float[] Smooth(SmoothGradBase value, SmoothGradMode mode) => With(null, (model, x) =>
    {
        using var scope = NewDisposeScope();
        var file = Oracle.Read("noise.npy");
        var noise = tensor(file.Data, file.Shape.ToArray());
        var input = new AttributionInput(model, [OracleCase.Target(model, Target)], x);
        var sums = SmoothGradSums.Run(
            input, Parameters["nt_samples"]!.GetValue<int>(), value, (first, count) => noise.narrow(0, first, count), default)[0];
        return sums.Of(mode).ToFloats();
    });
}
