using System.Globalization;

namespace CisLens.Inference.Motifs.Files;

/// <summary>Writes a table separated by commas, a row a position, with the probabilities and the number of sites where it is known.</summary>
internal static class MotifTableWriter
{
    public static void Write(TextWriter writer, MotifDatabase database)
    {
        writer.WriteLine($"motif,name,sites,position,{string.Join(',', database.Alphabet.Letters.ToCharArray())}");
        foreach (var motif in database.Motifs)
        {
            var head = string.Join(',', TableCells.Write(MotifLayout.Word(motif.Id)), TableCells.Write(MotifLayout.Line(motif.Name)), motif.Sites is { } sites ? MotifLayout.Count(sites) : "");
            for (var position = 0; position < motif.Width; position++)
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{head},{position + 1},{string.Join(',', motif.Ppm.Column(position).ToArray().Select(MotifLayout.Probability))}"));
        }
    }
}
