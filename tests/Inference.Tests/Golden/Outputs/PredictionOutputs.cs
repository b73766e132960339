using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Forward passes.</summary>
internal sealed class PredictionOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => id switch
    {
        "predict" when Oracle.Kind == "bpnet" => BPNet,
        "predict" => name => name == "y" ? Predict(null) : null,
        _ => null,
    };

    private float[] Predict(string? head) => With(head, (model, x) => Predictor.Predict(model, x, null, default).Values);

    private float[]? BPNet(string name) => name switch
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
}
