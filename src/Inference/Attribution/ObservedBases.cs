using CisLens.Inference.Models;

namespace CisLens.Inference.Attribution;

/// <summary>The bases of one-hot sequences.</summary>
internal sealed class ObservedBases
{
    /// <summary>The letter of an unknown base.</summary>
    public const byte Unknown = 4;

    private readonly byte[] _letters;

    /// <summary>Reads them.</summary>
    /// <param name="input">What is explained.</param>
    public ObservedBases(AttributionInput input)
    {
        (Rows, Length) = (input.Rows, input.Length);
        var oneHot = input.OneHot.ToFloats();
        _letters = new byte[(long)Rows * Length];
        Array.Fill(_letters, Unknown);
        for (long row = 0; row < Rows; row++)
            for (byte letter = 0; letter < 4; letter++)
                for (var position = 0; position < Length; position++)
                    if (oneHot[(4 * row + letter) * Length + position] == 1)
                        _letters[row * Length + position] = letter;
    }

    /// <summary>Number of sequences.</summary>
    public int Rows { get; }

    /// <summary>Bases of each.</summary>
    public int Length { get; }

    /// <summary>The base at a position: 0 to 3 for A, C, G, T, or <see cref="Unknown"/>.</summary>
    public byte this[long row, int position] => _letters[row * Length + position];

    /// <summary>The base that a mutation puts there.</summary>
    /// <param name="observed">The base that is there.</param>
    /// <param name="other">0 to 2: which of the other three, in order.</param>
    public static byte Mutated(byte observed, int other) => (byte)(other < observed ? other : other + 1);
}
