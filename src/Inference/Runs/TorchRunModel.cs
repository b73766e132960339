using CisLens.Inference.Attribution;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Shared.Runs;
using static TorchSharp.torch;

namespace CisLens.Inference.Runs;

/// <summary>A model on libtorch.</summary>
internal sealed class TorchRunModel(SequenceModel model, string device) : IRunModel
{
    private readonly InputFitting _fitting = new(model.Card);

    public ModelCard Card => model.Card;

    public string Device => device;

    public IReadOnlyList<SequenceModel> Networks => [model];

    public double Operations(int length) => ModelSizes.Operations(Card, model.Graph, length);

    public long OutputValues(int length) => ModelSizes.OutputValues(Card, model.Graph, length);

    public (Predictions Outputs, float[] Targets) Predict(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        var outputs = Predictor.Predict(model, Encode(windows), rows, token);
        return (outputs, Select(outputs, targets));
    }

    public int EmbeddingFeatures(EmbeddingSpec embedding, int length) => LayerEmbedding.Features(model, embedding, length);

    public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        return LayerEmbedding.Of(model, embedding, Encode(windows), rows, token);
    }

    public IReadOnlyList<FilterMotif> Filters(
        string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token) =>
        FilterMotifs.Of(model, layer, rows, read, options, progress, token);

    public IReadOnlyList<AttributionMaps> Attribute(
        IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token)
    {
        using var scope = NewDisposeScope();
        var input = new AttributionInput(model, [.. targets.Select(target => Target.Create(target, Card))], Encode(windows), rows)
        {
            Seed = draws.Seed,
            FirstRow = draws.FirstRow,
        };
        return AttributionCatalogue.Attribute(method, input, token);
    }

    public void Dispose() => model.Dispose();

    private Tensor Encode(IReadOnlyList<string> windows)
    {
        var length = windows[0].Length;
        var values = new float[(long)windows.Count * 4 * length];
        for (var row = 0; row < windows.Count; row++)
            _fitting.Encode(new FittedInput(windows[row], 0), values.AsSpan(row * 4 * length, 4 * length));
        return tensor(values, [windows.Count, 4, length], device: model.Device);
    }

    private float[] Select(Predictions outputs, IReadOnlyList<TargetSpec> targets)
    {
        long[] shape = outputs.Positions is { } positions ? [outputs.Rows, outputs.Outputs, positions] : [outputs.Rows, outputs.Outputs];
        using var none = no_grad();
        var all = tensor(outputs.Values, shape);
        return stack(targets.Select(target => Target.Create(target, Card).Select(all)).ToList(), 1).ToFloats();
    }
}
