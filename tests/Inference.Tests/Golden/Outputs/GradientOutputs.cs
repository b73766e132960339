using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.GradientXInput;
using CisLens.Inference.Attribution.Saliency;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Gradients and what follows from one of them.</summary>
internal sealed class GradientOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "gradient" => Gradient,
        "gradient_counts" => name => name == "gradient" ? RawGradient("counts") : null,
        "gradient_profile" => name => name == "gradient" ? RawGradient("profile-scalar") : null,
        "tism" => Tism,
        _ => null,
    };

    private float[] RawGradient(string? head) => With(head, (model, x) =>
    {
        using var gradient = InputGradient.Of(model, OracleCase.Target(model, Target), x);
        return gradient.ToFloats();
    });

    private float[]? Gradient(string name) => name switch
    {
        "gradient" => RawGradient(null),
        "saliency_abs" => [.. RawGradient(null).Select(Math.Abs)],
        "l2norm" => Attribute(new SaliencyMethod(), new SaliencyOptions(), Target).Observed,
        "input_x_gradient" => OracleArrays.AtObserved(Attribute(new GradientXInputMethod(), new GradientXInputOptions(), Target).Observed, X, Length),
        _ => null,
    };

    private float[]? Tism(string name)
    {
        var options = name switch
        {
            "local" => new TismOptions { Output = TismOutput.Local },
            "corrected" => new TismOptions { Output = TismOutput.Corrected },
            "tism" => new TismOptions(),
            "global_default" => new TismOptions { Output = TismOutput.Global },
            "global_zero" => new TismOptions { Output = TismOutput.Global, Baseline = [0, 0, 0, 0] },
            "global_bg" => new TismOptions { Output = TismOutput.Global, Baseline = Background() },
            "hypothetical_default" => new TismOptions { Output = TismOutput.Hypothetical },
            "hypothetical_bg" => new TismOptions { Output = TismOutput.Hypothetical, Baseline = Background() },
            _ => null,
        };
        return options is null ? null : OracleArrays.Stack([.. Targets.Select(target => TismOf(options, target))], Rows);
    }

    private float[] TismOf(TismOptions options, int target) => options.Output != TismOutput.Global
        ? Attribute(new TismMethod(), options, target).Matrix!
        : With(null, (model, x) =>
        {
            using var scope = NewDisposeScope();
            return TismScores.Of(options.Output, InputGradient.Of(model, OracleCase.Target(model, target), x), x, options.Baseline).ToFloats();
        });

    private double[] Background() => [.. Parameters["baseline_bg"]!.AsArray().Select(value => value!.GetValue<double>())];
}
