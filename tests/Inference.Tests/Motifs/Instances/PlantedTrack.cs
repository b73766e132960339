using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Motifs.Instances;

/// <summary>Random rows with words planted where a test wants them, and contributions under some of them.</summary>
internal sealed class PlantedTrack
{
    public const int Length = 150;

    private readonly sbyte[] _bases;
    private readonly float[] _scores;

    public PlantedTrack(int rows)
    {
        var random = new SeededRandom(11);
        _bases = [.. Enumerable.Range(0, rows * Length).Select(_ => (sbyte)random.Next(4))];
        _scores = [.. Enumerable.Range(0, rows * Length).Select(_ => (float)(0.01 * random.NextNormal()))];
    }

    public BaseScores Track => new(Length, _bases, _scores);

    /// <summary>A motif that is its consensus but for 3 % of the sites.</summary>
    public static Motif Motif(string name, string word) => new(name, new Ppm([.. word.SelectMany(letter => Bases.Letters.Select(other => other == letter ? 0.97 : 0.01))])) { Sites = 100 };

    /// <summary>Its shape is its consensus.</summary>
    public static InstanceMotif Discovered(string name, string word) =>
        new(Motif(name, word), new Cwm([.. word.SelectMany(letter => Bases.Letters.Select(other => other == letter ? 1.0 : 0))]), IsDiscovered: true);

    public PlantedTrack Plant(int row, int start, string word, bool isReverse = false, float contribution = 0)
    {
        for (var position = 0; position < word.Length; position++)
        {
            var letter = Bases.Letters.IndexOf(word[isReverse ? word.Length - 1 - position : position], StringComparison.Ordinal);
            _bases[(row * Length) + start + position] = (sbyte)(isReverse ? 3 - letter : letter);
            _scores[(row * Length) + start + position] = contribution;
        }
        return this;
    }

    public PlantedTrack Hide(int row, int position)
    {
        _bases[(row * Length) + position] = ContributionSet.Unknown;
        return this;
    }
}
