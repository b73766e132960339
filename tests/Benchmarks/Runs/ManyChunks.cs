using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Inference.Runs;
using CisLens.Shared.Runs;

namespace CisLens.Benchmarks.Runs;

/// <summary>The real model, cut into the smallest chunks by claiming to cost more, so that a hundred of them take a minute and not a day.</summary>
internal sealed class ManyChunks(TorchRunModels models) : IRunModels, IDisposable
{
    public const int Rows = ChunkSizing.Fewest;

    public IRunModel Get(ModelPackage package, string? replica, string device) => new Claim(models.Get(package, replica, device));

    public void Dispose() => models.Dispose();

    private sealed class Claim(IRunModel model) : IRunModel
    {
        public ModelCard Card => model.Card;

        public string Device => model.Device;

        public IReadOnlyList<SequenceModel> Networks => model.Networks;

        public double Operations(int length) => 1e15;

        public long OutputValues(int length) => model.OutputValues(length);

        public (Predictions Outputs, float[] Targets) Predict(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token) =>
            model.Predict(windows, targets, rows, token);

        public int EmbeddingFeatures(EmbeddingSpec embedding, int length) => model.EmbeddingFeatures(embedding, length);

        public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token) =>
            model.Embed(windows, embedding, rows, token);

        public IReadOnlyList<FilterMotif> Filters(
            string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token) =>
            model.Filters(layer, rows, read, options, progress, token);

        public IReadOnlyList<AttributionMaps> Attribute(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token) =>
            model.Attribute(windows, targets, method, draws, rows, token);

        public void Dispose() => model.Dispose();
    }
}
