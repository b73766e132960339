using System.Text.Json;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

/// <summary>The case d01-shuffles: our shuffles have the properties of those that two published programs made.</summary>
[Trait("Part", "golden")]
public sealed class ShuffleGoldenTests
{
    [SkippableFact]
    public void Create_GoldenSequences_SharesInvariantsWithPublishedShuffles()
    {
        foreach (var sequence in Values("residualbind_strings").EnumerateObject())
        {
            foreach (var published in sequence.Value.EnumerateArray())
                DinucleotideShuffleTests.AssertSamePairs(sequence.Name, published.GetString()!);
            var ours = DinucleotideShuffle.Create(sequence.Name, 20, seed: 2171);
            Assert.All(ours, shuffle => DinucleotideShuffleTests.AssertSamePairs(sequence.Name, shuffle));
            Assert.Equal(20, ours.Distinct().Count());
        }
    }

    [SkippableFact]
    public void Create_GoldenArrays_HasTheGoldenPairCounts()
    {
        var folder = Path.GetDirectoryName(CaseFile())!;
        var sequences = NpyFile.Read<float>(Path.Combine(folder, "X.npy"));
        var expected = NpyFile.Read<int>(Path.Combine(folder, "dinucleotide.di_counts.npy")).Data.Chunk(16).ToArray();
        foreach (var (oneHot, counts) in sequences.Data.Chunk(4 * (int)sequences.Shape[2]).Zip(expected))
            Assert.All(DinucleotideShuffle.Create(OneHot.Decode(oneHot), 5, seed: 2171), shuffle => Assert.Equal(counts, PairCounts(shuffle)));
    }

    [SkippableFact]
    public void Create_GoldenDegenerateSequences_ReturnsTheOnlyShuffle()
    {
        foreach (var sequence in Values("degenerate").EnumerateObject())
        {
            Assert.All(DinucleotideShuffle.Create(sequence.Name, 5, seed: 1), shuffle => Assert.Equal(sequence.Value[0].GetString(), shuffle));
            Assert.Equal(0, DinucleotideShuffle.Log10Count(sequence.Name));
        }
    }

    private static int[] PairCounts(string sequence)
    {
        var codes = Bases.Encode(sequence);
        var counts = new int[16];
        for (var i = 1; i < codes.Length; i++)
            counts[4 * codes[i - 1] + codes[i]]++;
        return counts;
    }

    private static string CaseFile()
    {
        var path = Path.Combine(GoldenFolders.Oracles(), "attribution", "d01-shuffles", "case.json");
        Skip.IfNot(File.Exists(path), "The case d01-shuffles is not here.");
        return path;
    }

    private static JsonElement Values(string run)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(CaseFile()));
        return document.RootElement.GetProperty("runs").EnumerateArray()
            .Single(r => r.GetProperty("id").GetString() == run).GetProperty("values").Clone();
    }
}
