using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.GradCam;
using CisLens.Inference.Attribution.GuidedBackpropagation;
using CisLens.Inference.Attribution.Propagation;
using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Methods with other rules on the way back through the layers.</summary>
internal sealed class LayerOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "guided" => Guided,
        "gradcam" => GradCam,
        "pisa" => Pisa,
        _ => null,
    };

    private float[]? Guided(string name) => name switch
    {
        "guided_backprop" => Attribute(new GuidedBackpropagationMethod(), new GuidedBackpropagationOptions(), Target).Matrix,
        "deconvolution" => Attribute(new DeconvolutionMethod(), new DeconvolutionOptions(), Target).Matrix,
        _ => null,
    };

    private float[]? GradCam(string name) => With(null, (model, x) =>
    {
        using var scope = NewDisposeScope();
        var layer = model.Graph!.Layers[Parameters["layer"]!.GetValue<int>()].Place;
        var target = OracleCase.Target(model, Target);
        float[] Map(bool rectified) => GradCamMethod.Maps(model, model.Record(x), target, new GradCamOptions { Layer = layer, Rectified = rectified })[0].ToFloats();
        return name switch
        {
            "gradcam" => Map(false),
            "gradcam_relu" => Map(true),
            "gradcam_interpolated" => new GradCamMethod().Attribute(
                new AttributionInput(model, [target], x), new GradCamOptions { Layer = layer, Rectified = true }, default)[0].Observed,
            "layer_activation" => model.Record(x).Given.Find(layer).Output.ToFloats(),
            _ => null,
        };
    });

    /// <summary>Of the first sequence and its saved references, all output positions at once.</summary>
    private float[]? Pisa(string name) => With("profile", (model, x) =>
    {
        using var scope = NewDisposeScope();
        var values = Oracle.Read("refs.npy").Data;
        var references = tensor(values, [Rows, values.Length / X.Length, 4, Length]).narrow(0, 0, 1);
        var tape = new PairTape(model, x.narrow(0, 0, 1), references);
        var positions = tape.Output.shape[2];
        var signal = eye(positions).reshape(positions, 1, 1, positions).expand(positions, tape.Pairs, 1, positions).flatten(0, 1);
        var multipliers = tape.Multipliers(signal);
        return name switch
        {
            "attributions" => tape.Contributions(multipliers).mean([2L]).ToFloats(),
            "hypothetical_output0" => (multipliers - (multipliers * references).sum(-2, keepdim: true)).mean([2L]).select(0, 0).ToFloats(),
            _ => null,
        };
    });
}
