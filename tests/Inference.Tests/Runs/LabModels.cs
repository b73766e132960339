using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Inference.Runs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

/// <summary>
/// Counts A's in place of a network, and cuts runs into the smallest chunks, so that a test sees many of them. The test decides
/// what happens at each call.
/// </summary>
internal sealed class LabModels(Action<int, CancellationToken>? atCall = null) : IRunModels
{
    private int _calls;

    public int Calls => _calls;

    public IRunModel Get(ModelPackage package, string? replica, string device) => new Model(this, package.Card);

    private void Call(CancellationToken token) => atCall?.Invoke(Interlocked.Increment(ref _calls), token);

    private sealed class Model(LabModels models, ModelCard card) : IRunModel
    {
        public ModelCard Card => card;

        public string Device => "cpu";

        public IReadOnlyList<SequenceModel> Networks => throw new NotSupportedException("There is no network behind this model.");

        public double Operations(int length) => 1e15;

        public long OutputValues(int length) => 2;

        public (Predictions Outputs, float[] Targets) Predict(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token)
        {
            models.Call(token);
            var counts = windows.Select(window => (float)window.Count(letter => letter == 'A')).ToArray();
            rows?.Report(windows.Count);
            return (new Predictions(windows.Count, 2, null, [.. counts.SelectMany(count => new[] { count, -count })]), [.. counts.Select(count => -count)]);
        }

        public int EmbeddingFeatures(EmbeddingSpec embedding, int length) => 1;

        public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token)
        {
            models.Call(token);
            rows?.Report(windows.Count);
            return [.. windows.Select(window => (float)window.Count(letter => letter == 'A'))];
        }

        public IReadOnlyList<FilterMotif> Filters(
            string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token) =>
            throw new NotSupportedException();

        public IReadOnlyList<AttributionMaps> Attribute(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token)
        {
            models.Call(token);
            var length = windows[0].Length;
            var observed = windows.SelectMany(window => window.Select(letter => letter == 'A' ? -1f : 0f)).ToArray();
            rows?.Report(windows.Count);
            return [.. targets.Select(_ => new AttributionMaps(windows.Count, length, observed, null))];
        }

        public void Dispose()
        {
        }
    }
}
