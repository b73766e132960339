using System.Globalization;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Writes TRANSFAC's form as JASPAR does: counts where the number of sites is known, else probabilities.</summary>
internal static class TransfacWriter
{
    public static void Write(TextWriter writer, MotifDatabase database)
    {
        foreach (var motif in database.Motifs)
            Write(writer, motif);
    }

    private static void Write(TextWriter writer, Motif motif)
    {
        writer.WriteLine($"AC {MotifLayout.Word(motif.Id)}\nXX");
        if (motif.Name.Length > 0)
            writer.WriteLine($"ID {MotifLayout.Line(motif.Name)}\nXX");
        writer.WriteLine($"PO\t{string.Join('\t', motif.Alphabet.Letters.ToCharArray())}");
        var (matrix, format) = MotifLayout.CountsOrProbabilities(motif);
        for (var position = 0; position < motif.Width; position++)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{position + 1:00}\t{string.Join('\t', matrix.Column(position).ToArray().Select(format))}"));
        writer.WriteLine("XX");
        if (motif.Family is { } family)
            writer.WriteLine($"CC tf_family:{MotifLayout.Line(family)}\nXX");
        writer.WriteLine("//");
    }
}
