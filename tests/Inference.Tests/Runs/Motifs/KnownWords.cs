using CisLens.Inference.Motifs;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

/// <summary>A database of known motifs: the planted word, called GATA, among 59 random ones.</summary>
internal static class KnownWords
{
    public static MotifDatabaseSource Source { get; } = new("starter", "Known words", "1", "00", 60);

    public static MotifDatabase Open(MotifDatabaseSource source)
    {
        var random = new SeededRandom(5);
        string Word() => new([.. Enumerable.Range(0, 9).Select(_ => Bases.Letters[random.Next(4)])]);
        return new MotifDatabase(source.Name, source.Version, [
            Motif("M0", "GATA", PlantedModels.Word),
            .. Enumerable.Range(1, 59).Select(index => Motif($"M{index}", $"Other {index}", Word())),
        ]);
    }

    private static Motif Motif(string id, string name, string word) =>
        new(id, new Ppm([.. word.SelectMany(letter => Bases.Letters.Select(other => other == letter ? 0.91 : 0.03))])) { Name = name, Sites = 100 };
}
