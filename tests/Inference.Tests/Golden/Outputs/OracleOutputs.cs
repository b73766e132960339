using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Shared.Arrays;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Computes the named outputs of the runs of one group of methods with the product's code.</summary>
internal abstract class OracleOutputs(OracleCase oracle, JsonObject run)
{
    private readonly Lazy<NpyArray<float>> _input = new(oracle.Input);

    /// <summary>The groups. A new one is added here.</summary>
    private static readonly IReadOnlyList<Func<OracleCase, JsonObject, OracleOutputs>> Groups =
    [
        (oracle, run) => new PredictionOutputs(oracle, run),
        (oracle, run) => new GradientOutputs(oracle, run),
        (oracle, run) => new MutagenesisOutputs(oracle, run),
        (oracle, run) => new SecondOrderOutputs(oracle, run),
        (oracle, run) => new OcclusionOutputs(oracle, run),
        (oracle, run) => new DeepLiftOutputs(oracle, run),
        (oracle, run) => new LayerOutputs(oracle, run),
        (oracle, run) => new PathOutputs(oracle, run),
        (oracle, run) => new NoiseOutputs(oracle, run),
        (oracle, run) => new SeqletOutputs(oracle, run),
        (oracle, run) => new KmerOutputs(oracle, run),
        (oracle, run) => new MetricOutputs(oracle, run),
        (oracle, run) => new RandomisationOutput(oracle, run),
        (oracle, run) => new MarginalizationOutputs(oracle, run),
    ];

    protected OracleCase Oracle => oracle;

    /// <summary>The run's entry in <c>case.json</c>.</summary>
    protected JsonObject Run => run;

    /// <summary>The settings that the tool was called with.</summary>
    protected JsonObject Parameters => run["params"]!.AsObject();

    protected float[] X => _input.Value.Data;

    protected int Rows => (int)_input.Value.Shape[0];

    protected int Length => (int)_input.Value.Shape[2];

    protected int Target => run["target"]!.GetValue<int>();

    protected int[] Targets => [.. run["target"]!.AsArray().Select(target => target!.GetValue<int>())];

    /// <summary>The outputs of a run by name; null when no group covers its method.</summary>
    public static Func<string, float[]?>? Of(OracleCase oracle, JsonObject run)
    {
        var parts = oracle.Parts().Select(part => OfPart(part, run)).ToList();
        if (parts[0] is null)
            return null;
        return name => parts.Select(part => part!(name)).ToList() is var values && values[0] is not null ? [.. values.SelectMany(value => value!)] : null;
    }

    private static Func<string, float[]?>? OfPart(OracleCase oracle, JsonObject run) =>
        Groups.Select(group => group(oracle, run).For(run["id"]!.GetValue<string>())).FirstOrDefault(outputs => outputs is not null);

    /// <summary>The outputs of the run by name; null when this group does not cover it.</summary>
    protected abstract Func<string, float[]?>? For(string id);

    /// <summary>Explains the case's sequences.</summary>
    protected AttributionMaps Attribute(IAttributionMethod method, object options, int target, string? head = null) =>
        With(head, (model, x) => method.Attribute(new AttributionInput(model, [OracleCase.Target(model, target)], x), options, default)[0]);

    /// <summary>Uses the case's network on its sequences.</summary>
    protected T With<T>(string? head, Func<SequenceModel, Tensor, T> use)
    {
        using var model = oracle.Load(head);
        using var x = model.ToInput(X, Rows);
        return use(model, x);
    }
}
