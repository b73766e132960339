using CisLens.Inference.Motifs;
using CisLens.Inference.Sequences;

namespace CisLens.Inference.Tests.Motifs.Discovery;

/// <summary>Random sequences with planted words whose letters contribute, and noise elsewhere.</summary>
internal static class PlantedContributions
{
    private const string Letters = "ACGT";

    /// <summary>Makes them.</summary>
    /// <param name="rows">How many sequences.</param>
    /// <param name="length">Positions of each.</param>
    /// <param name="words">Each row has one of them in turn, on either strand; those in lower case lower the output.</param>
    /// <param name="seed">Of everything drawn.</param>
    /// <param name="bothStrands">Whether every second word is planted on the other strand.</param>
    public static ContributionSet Make(int rows, int length, string[] words, long seed, bool bothStrands = true)
    {
        var random = new SeededRandom(seed);
        var bases = new sbyte[rows * length];
        var hypothetical = new float[4 * rows * length];
        for (var row = 0; row < rows; row++)
        {
            for (var position = 0; position < length; position++)
            {
                bases[(row * length) + position] = (sbyte)random.Next(4);
                for (var letter = 0; letter < 4; letter++)
                    hypothetical[(((row * 4) + letter) * length) + position] = (float)(0.02 * random.NextNormal());
            }
            if (words.Length > 0)
                Plant(words[row % words.Length], bothStrands && random.Next(2) == 1);

            void Plant(string word, bool turned)
            {
                var sign = char.IsLower(word[0]) ? -1 : 1;
                var start = 20 + random.Next(length - word.Length - 40);
                for (var index = 0; index < word.Length; index++)
                {
                    var letter = Letters.IndexOf(char.ToUpperInvariant(word[turned ? word.Length - 1 - index : index]), StringComparison.Ordinal);
                    letter = turned ? 3 - letter : letter;
                    bases[(row * length) + start + index] = (sbyte)letter;
                    for (var other = 0; other < 4; other++)
                        hypothetical[(((row * 4) + other) * length) + start + index] += sign * (other == letter ? 0.6f : -0.2f);
                }
            }
        }
        return new ContributionSet(length, bases, hypothetical);
    }
}
