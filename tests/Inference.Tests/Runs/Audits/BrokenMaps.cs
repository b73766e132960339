using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>Ways to break maps on purpose.</summary>
internal static class BrokenMaps
{
    /// <summary>The scores of each sequence in random order.</summary>
    public static IEnumerable<float[]> Shuffled(float[][] maps) => maps.Select((map, row) =>
    {
        var scores = (float[])map.Clone();
        new SeededRandom(row).Shuffle<float>(scores);
        return scores;
    });

    /// <summary>The scores of the next sequence.</summary>
    public static IEnumerable<float[]> OfOthers(float[][] maps) => maps.Select((_, row) => maps[(row + 1) % maps.Length]);

    /// <summary>The same score everywhere.</summary>
    public static IEnumerable<float[]> Constant(float[][] maps) => maps.Select(map => map.Select(_ => 1f).ToArray());
}
