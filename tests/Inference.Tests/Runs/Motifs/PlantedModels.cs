using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Prediction;
using CisLens.Inference.Runs;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

/// <summary>A model that counts one word on both strands in place of a network; every base of the word contributes alike, all others next to nothing.</summary>
/// <param name="operations">Operations of a row; decides into how many chunks a run is cut.</param>
internal sealed class PlantedModels(double operations) : IRunModels
{
    public const string Word = "TGATAAGGC";

    public IRunModel Get(ModelPackage package, string? replica, string device) => new Model(package.Card, operations);

    /// <summary>Random sequences, two of three with the word, every other one on the other strand; equal arguments give equal text.</summary>
    public static string Fasta(int count, int length)
    {
        var random = new SeededRandom(count);
        return string.Concat(Enumerable.Range(0, count).Select(index =>
        {
            var letters = Enumerable.Range(0, length).Select(_ => Bases.Letters[random.Next(4)]).ToArray();
            if (index % 3 != 0)
                (index % 2 == 0 ? Word : Reversed).CopyTo(0, letters, 10 + (index % (length - Word.Length - 20)), Word.Length);
            return $">seq-{index}\n{new string(letters)}\n";
        }));
    }

    private static string Reversed { get; } = new([.. Word.Reverse().Select(letter => Bases.Letters[3 - Bases.Letters.IndexOf(letter, StringComparison.Ordinal)])]);

    private sealed class Model(ModelCard card, double operations) : IRunModel
    {
        public ModelCard Card => card;

        public string Device => "cpu";

        public IReadOnlyList<SequenceModel> Networks => throw new NotSupportedException("There is no network behind this model.");

        public double Operations(int length) => operations;

        public long OutputValues(int length) => 2;

        public (Predictions Outputs, float[] Targets) Predict(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, IProgress<int>? rows, CancellationToken token) =>
            (new Predictions(windows.Count, 2, null, [.. windows.SelectMany(window => new[] { Count(window), 0f })]), [.. windows.Select(Count)]);

        public int EmbeddingFeatures(EmbeddingSpec embedding, int length) => 1;

        public float[] Embed(IReadOnlyList<string> windows, EmbeddingSpec embedding, IProgress<int>? rows, CancellationToken token) => new float[windows.Count];

        public IReadOnlyList<FilterMotif> Filters(
            string layer, long rows, Func<long, int, IReadOnlyList<string>> read, FilterOptions options, IProgress<double>? progress, CancellationToken token) =>
            throw new NotSupportedException();

        public IReadOnlyList<AttributionMaps> Attribute(
            IReadOnlyList<string> windows, IReadOnlyList<TargetSpec> targets, MethodSpec method, RowSeeds draws, IProgress<int>? rows, CancellationToken token)
        {
            var length = windows[0].Length;
            var (observed, matrix) = (new float[windows.Count * length], new float[windows.Count * 4 * length]);
            for (var row = 0; row < windows.Count; row++)
            {
                var random = SeededRandom.ForItem(draws.Seed, draws.FirstRow + row);
                for (var index = 0; index < 4 * length; index++)
                    matrix[(row * 4 * length) + index] = (float)(0.02 * random.NextNormal());
                foreach (var (start, word) in Sites(windows[row]))
                    for (var place = 0; place < word.Length; place++)
                        matrix[(((row * 4) + Letter(word[place])) * length) + start + place] += 1;
                for (var position = 0; position < length; position++)
                    observed[(row * length) + position] = Letter(windows[row][position]) is >= 0 and var letter ? matrix[(((row * 4) + letter) * length) + position] : 0;
            }
            return [.. targets.Select(_ => new AttributionMaps(windows.Count, length, observed, matrix))];
        }

        public void Dispose()
        {
        }

        private static float Count(string window) => Sites(window).Count();

        private static int Letter(char letter) => Bases.Letters.IndexOf(letter, StringComparison.Ordinal);

        private static IEnumerable<(int Start, string Word)> Sites(string window)
        {
            foreach (var word in (string[])[Word, Reversed])
                for (var at = window.IndexOf(word, StringComparison.Ordinal); at >= 0; at = window.IndexOf(word, at + 1, StringComparison.Ordinal))
                    yield return (at, word);
        }
    }
}
