namespace CisLens.Inference.Motifs.Files;

/// <summary>Writes JASPAR's form: counts where the number of sites is known, else probabilities.</summary>
internal static class JasparWriter
{
    public static void Write(TextWriter writer, MotifDatabase database)
    {
        foreach (var motif in database.Motifs)
        {
            writer.WriteLine($">{MotifLayout.Word(motif.Id)}\t{MotifLayout.Line(motif.Name)}".TrimEnd());
            var (matrix, format) = MotifLayout.CountsOrProbabilities(motif);
            for (var letter = 0; letter < MotifMatrix.Letters; letter++)
                writer.WriteLine($"{motif.Alphabet.Letters[letter]}  [ {string.Join(' ', Enumerable.Range(0, motif.Width).Select(position => format(matrix[position, letter])))} ]");
        }
    }
}
