using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.GradientXInput;
using CisLens.Inference.Evaluation.Randomisation;
using CisLens.Inference.Models;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Maps of networks that a tool randomised, against those of the original one.</summary>
internal sealed class RandomisationOutput(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id == "mprt" ? Correlations : null;

    private float[]? Correlations(string name)
    {
        var parts = name.Split('/');
        var (original, order) = Explain("model.pth");
        if (parts[2] == "original")
            return Compare(original, original);
        var steps = Run["values"]!["steps"]![parts[1]]!.AsArray();
        // The tool names layers by the prefix of their parameters.
        Assert.Equal(order, steps.Select(step => step!["layer"]!.GetValue<string>()).OrderByDescending(int.Parse));
        var step = steps.Single(step => step!["layer"]!.GetValue<string>() == parts[2])!;
        return Compare(original, Explain(step["model"]!.GetValue<string>()).Map);
    }

    private (float[] Map, IReadOnlyList<string> Order) Explain(string file)
    {
        using var model = Oracle.Load(file: file);
        using var x = model.ToInput(X, Rows);
        var observed = new GradientXInputMethod().Attribute(new AttributionInput(model, [OracleCase.Target(model, Target)], x), new GradientXInputOptions(), default)[0].Observed;
        return (OracleArrays.AtObserved(observed, X, Length), [.. RandomisedLayers.TopDown(model.Graph!).Select(layer => layer.Prefix!)]);
    }

    private float[] Compare(float[] original, float[] other) =>
        [.. original.Chunk(4 * Length).Zip(other.Chunk(4 * Length), (left, right) => (float)Correlation.Spearman(left, right))];
}
