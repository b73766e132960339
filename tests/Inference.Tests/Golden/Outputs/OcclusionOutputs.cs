using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.Occlusion;
using CisLens.Inference.Attribution.Windows;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Occlusion by windows and ablation of single positions.</summary>
internal sealed class OcclusionOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id == "occlusion" ? Occlusion : null;

    private float[]? Occlusion(string name) => name switch
    {
        "win1_zero" => Everywhere(new OcclusionOptions { Window = 1, Stride = 1 }),
        "win_zero" => Everywhere(Windows),
        "win_uniform" => Everywhere(Windows with { Replacement = WindowFill.Uniform }),
        "ablation_ref0" => Ablation(),
        _ => null,
    };

    private OcclusionOptions Windows => new()
    {
        Window = Parameters["window"]!.GetValue<int>(),
        Stride = Parameters["stride"]!.GetValue<int>(),
    };

    /// <summary>The tool repeats a position's score in all four channels.</summary>
    private float[] Everywhere(OcclusionOptions options) => InAllChannels(Attribute(new OcclusionMethod(), options, Target).Observed, Length);

    /// <summary>Every sequence has a replacement of its own, so each is explained by itself.</summary>
    private float[] Ablation()
    {
        var references = Oracle.Read("refs.npy");
        var each = (int)(references.Data.Length / references.Shape[0]);
        return With(null, (model, x) => Enumerable.Range(0, Rows).SelectMany(row =>
        {
            var given = OneHot.Decode(references.Data.AsSpan(row * each, 4 * Length));
            using var one = x.narrow(0, row, 1);
            var options = new OcclusionOptions { Window = 1, Stride = 1, Replacement = WindowFill.Given, Given = given };
            var maps = new OcclusionMethod().Attribute(new AttributionInput(model, [OracleCase.Target(model, Target)], one), options, default)[0];
            return InAllChannels(maps.Observed, Length);
        }).ToArray());
    }

    private static float[] InAllChannels(float[] track, int length) =>
        [.. track.Chunk(length).SelectMany(row => Enumerable.Repeat(row, 4).SelectMany(values => values))];
}
