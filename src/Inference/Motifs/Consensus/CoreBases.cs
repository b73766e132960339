using CisLens.Inference.Sequences;

namespace CisLens.Inference.Motifs.Consensus;

/// <summary>The best sequence of a motif, as it is put into other sequences: its most probable base at each position that says something.</summary>
/// <param name="Text">The bases; N where the motif says next to nothing, so that what is there can stay. Begins and ends with a base.</param>
/// <param name="Start">The motif's position of the first base: positions at both ends that say nothing are cut off.</param>
public sealed record CoreBases(string Text, int Start)
{
    /// <summary>Positions with less information say nothing, in bits.</summary>
    public const double LeastInformation = 0.05;

    /// <summary>The best sequence of probabilities.</summary>
    /// <param name="ppm">The motif.</param>
    /// <returns>Null where no position says anything.</returns>
    public static CoreBases? Of(Ppm ppm)
    {
        ArgumentNullException.ThrowIfNull(ppm);
        var letters = string.Create(ppm.Width, ppm, static (text, matrix) =>
        {
            for (var position = 0; position < text.Length; position++)
            {
                var column = matrix.Column(position);
                var best = column.IndexOf(Math.Max(Math.Max(column[0], column[1]), Math.Max(column[2], column[3])));
                text[position] = matrix.Information(position, Background.Uniform) >= LeastInformation ? Bases.Letters[best] : 'N';
            }
        });
        var trimmed = letters.Trim('N');
        return trimmed.Length == 0 ? null : new CoreBases(trimmed, letters.Length - letters.TrimStart('N').Length);
    }
}
