using CisLens.Inference.Embeddings;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Embeddings;

/// <summary>Points to measure on.</summary>
internal static class Clouds
{
    /// <summary>Whole numbers by a formula that NumPy was given too.</summary>
    public static FeatureTable Formula(int rows, int columns) => new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(place =>
    {
        var (i, j) = (place / columns, place % columns);
        return (float)((((i * i * 7) + (j * j * 3) + (i * j * 5) + i + (2 * j)) % 23) - 11 + (i % 3 == 0 && j % 2 == 0 ? 6 : 0));
    })]);

    /// <summary>Normal clouds; cloud k is moved by <paramref name="apart"/> along axis k.</summary>
    public static (FeatureTable Table, string[] Labels) Normal(int clouds, int each, int columns, double apart, int seed = 1)
    {
        var random = new SeededRandom(seed);
        var values = new float[clouds * each * columns];
        for (var row = 0; row < clouds * each; row++)
            for (var column = 0; column < columns; column++)
                values[(row * columns) + column] = (float)(random.NextNormal() + (row % clouds == column ? apart : 0));
        return (new FeatureTable(clouds * each, columns, values), [.. Enumerable.Range(0, clouds * each).Select(row => $"cloud {row % clouds}")]);
    }
}
