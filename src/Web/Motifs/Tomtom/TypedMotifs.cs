using System.Globalization;
using System.Text;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Files;
using CisLens.Shared;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>What a person typed or pasted: a consensus, or motifs in any form that files have.</summary>
/// <param name="Consensus">The consensus; empty when it is none.</param>
/// <param name="Motifs">The motifs.</param>
public sealed record TypedMotifs(string Consensus, IReadOnlyList<Motif> Motifs)
{
    private const string Name = "what you pasted";

    /// <summary>Reads a text; letters alone are a consensus.</summary>
    /// <exception cref="InputException">It is neither; the sentence names the line.</exception>
    public static TypedMotifs Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return new TypedMotifs("", []);
        if (trimmed.All(char.IsAsciiLetter))
            return new TypedMotifs(trimmed, [Iupac.Parse(trimmed)]);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new TypedMotifs("", MotifFiles.Read(stream, Name).Motifs);
    }

    /// <summary>A motif as a person could have typed it: a table of probabilities, a position a line.</summary>
    public static string Write(Motif motif)
    {
        var text = new StringBuilder("A\tC\tG\tT\n");
        for (var position = 0; position < motif.Width; position++)
            text.AppendJoin('\t', motif.Ppm.Column(position).ToArray().Select(share => share.ToString("0.###", CultureInfo.InvariantCulture))).Append('\n');
        return text.ToString();
    }
}
