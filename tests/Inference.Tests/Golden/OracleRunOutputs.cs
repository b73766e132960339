using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.GradientXInput;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Attribution.Saliency;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Shared.Arrays;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden;

/// <summary>Computes the named outputs of a run with the product's methods.</summary>
internal sealed class OracleRunOutputs(OracleCase oracle, JsonObject run)
{
    private readonly Lazy<NpyArray<float>> _input = new(oracle.Input);

    /// <summary>The outputs of the run by name; null when the run's method is not covered.</summary>
    public Func<string, float[]?>? For(string id) => id switch
    {
        "predict" when oracle.Kind == "bpnet" => PredictBPNet,
        "predict" => name => name == "y" ? Predict(null) : null,
        "gradient" => Gradient,
        "gradient_counts" => name => name == "gradient" ? RawGradient("counts") : null,
        "gradient_profile" => name => name == "gradient" ? RawGradient("profile-scalar") : null,
        "tism" => Tism,
        "ism_tism" => MutagenesisOfTism,
        "ism_tangermeme" => MutagenesisOfTangermeme,
        "ism_counts" => name => name == "attr_hypothetical" ? CountsMutagenesis() : null,
        _ => null,
    };

    private float[] X => _input.Value.Data;

    private int Rows => (int)_input.Value.Shape[0];

    private int Length => (int)_input.Value.Shape[2];

    private int Target => run["target"]!.GetValue<int>();

    private int[] Targets => [.. run["target"]!.AsArray().Select(target => target!.GetValue<int>())];

    private float[] Predict(string? head) => With(head, (model, x) => Predictor.Predict(model, x, null, default).Values);

    private float[]? PredictBPNet(string name) => name switch
    {
        "log_counts" => Predict("counts"),
        "profile_logits" => Predict("profile"),
        "profile_scalar" => Predict("profile-scalar"),
        "profile_probabilities" => Softmax(Predict("profile")),
        _ => null,
    };

    private float[] Softmax(float[] logits)
    {
        using var scope = NewDisposeScope();
        return tensor(logits, [Rows, logits.Length / Rows]).softmax(1).ToFloats();
    }

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

    private double[] Background() => [.. run["params"]!["baseline_bg"]!.AsArray().Select(value => value!.GetValue<double>())];

    private float[]? MutagenesisOfTism(string name)
    {
        Func<int, float[]>? compute = name switch
        {
            "ism" => Effects,
            "centered" => target => OracleArrays.MinusShare(Effects(target), Length, 4),
            "mean_effects" => target => OracleArrays.MinusShare(Effects(target), Length, 3),
            "predictions" => target => OracleArrays.Plus(Effects(target), Unchanged(target), Length),
            _ => null,
        };
        return compute is null ? null : OracleArrays.Stack([.. Targets.Select(compute)], Rows);
    }

    private float[]? MutagenesisOfTangermeme(string name) => name switch
    {
        "y0" => Predict(null),
        "y_hat" => OracleArrays.StackLast([.. AllOutputs().Select(target => OracleArrays.Plus(Effects(target), Unchanged(target), Length))]),
        "attr" => OracleArrays.AtObserved(CentredTrack(), X, Length),
        "attr_hypothetical" => OracleArrays.MinusShare(Effects(Target), Length, 4),
        "attr_hypothetical_all" => Mean([.. AllOutputs().Select(target => OracleArrays.MinusShare(Effects(target), Length, 4))]),
        "attr_window" => Window(),
        _ => null,
    };

    private float[] Window()
    {
        var bounds = run["params"]!["window"]!.AsArray();
        var (start, end) = (bounds[0]!.GetValue<int>(), bounds[1]!.GetValue<int>());
        return OracleArrays.Part(OracleArrays.MinusShare(Effects(Target, start, end), Length, 4), Length, start, end);
    }

    private float[] CountsMutagenesis()
    {
        var (start, end) = (run["params"]!["start"]!.GetValue<int>(), run["params"]!["end"]!.GetValue<int>());
        var effects = Attribute(new SaturationMutagenesisMethod(), new SaturationMutagenesisOptions { Start = start, End = end }, Target, "counts").Matrix!;
        return OracleArrays.Part(OracleArrays.MinusShare(effects, Length, 4), Length, start, end);
    }

    private float[] CentredTrack() => Attribute(
        new SaturationMutagenesisMethod(),
        new SaturationMutagenesisOptions { Track = SaturationMutagenesisTrack.Centred },
        Target).Observed;

    private float[] Effects(int target) => Effects(target, 0, null);

    private float[] Effects(int target, int start, int? end) =>
        Attribute(new SaturationMutagenesisMethod(), new SaturationMutagenesisOptions { Start = start, End = end }, target).Matrix!;

    private float[] Unchanged(int target) =>
        With(null, (model, x) => Predictor.Targets(model, [OracleCase.Target(model, target)], x, null, default));

    private IEnumerable<int> AllOutputs()
    {
        using var model = oracle.Load();
        return Enumerable.Range(0, model.Card.Outputs.Count);
    }

    private AttributionMaps Attribute(IAttributionMethod method, object options, int target, string? head = null) =>
        With(head, (model, x) => method.Attribute(model, OracleCase.Target(model, target), x, options, null, default));

    private T With<T>(string? head, Func<SequenceModel, Tensor, T> use)
    {
        using var model = oracle.Load(head);
        using var x = model.ToInput(X, Rows);
        return use(model, x);
    }

    private static float[] Mean(IReadOnlyList<float[]> arrays) =>
        [.. Enumerable.Range(0, arrays[0].Length).Select(index => (float)arrays.Average(array => (double)array[index]))];
}
