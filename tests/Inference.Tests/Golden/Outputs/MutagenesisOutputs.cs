using System.Text.Json.Nodes;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Prediction;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Saturation mutagenesis.</summary>
internal sealed class MutagenesisOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "ism_tism" => MutagenesisOfTism,
        "ism_tangermeme" => MutagenesisOfTangermeme,
        "ism_counts" => name => name == "attr_hypothetical" ? CountsMutagenesis() : null,
        _ => null,
    };

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
        "y0" => Predict(),
        "y_hat" => OracleArrays.StackLast([.. AllOutputs().Select(target => OracleArrays.Plus(Effects(target), Unchanged(target), Length))]),
        "attr" => OracleArrays.AtObserved(CentredTrack(), X, Length),
        "attr_hypothetical" => OracleArrays.MinusShare(Effects(Target), Length, 4),
        "attr_hypothetical_all" => Mean([.. AllOutputs().Select(target => OracleArrays.MinusShare(Effects(target), Length, 4))]),
        "attr_window" => Window(),
        _ => null,
    };

    private float[] Window()
    {
        var bounds = Parameters["window"]!.AsArray();
        var (start, end) = (bounds[0]!.GetValue<int>(), bounds[1]!.GetValue<int>());
        return OracleArrays.Part(OracleArrays.MinusShare(Effects(Target, start, end), Length, 4), Length, start, end);
    }

    private float[] CountsMutagenesis()
    {
        var (start, end) = (Parameters["start"]!.GetValue<int>(), Parameters["end"]!.GetValue<int>());
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
        using var model = Oracle.Load();
        return Enumerable.Range(0, model.Card.Outputs.Count);
    }

    private float[] Predict() => With(null, (model, x) => Predictor.Predict(model, x, null, default).Values);

    private static float[] Mean(IReadOnlyList<float[]> arrays) =>
        [.. Enumerable.Range(0, arrays[0].Length).Select(index => (float)arrays.Average(array => (double)array[index]))];
}
