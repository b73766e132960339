namespace CisLens.Inference.Motifs.Files;

/// <summary>Writes MEME's minimal form, version 4, which every program of the MEME Suite reads, with the real number of sites.</summary>
internal static class MemeWriter
{
    public static void Write(TextWriter writer, MotifDatabase database)
    {
        var letters = database.Alphabet.Letters;
        var background = database.Background ?? Background.Uniform;
        writer.WriteLine("MEME version 4\n");
        writer.WriteLine($"ALPHABET= {letters}\n");
        writer.WriteLine("strands: + -\n");
        writer.WriteLine("Background letter frequencies");
        writer.WriteLine(string.Join(' ', letters.Select((letter, index) => $"{letter} {MotifLayout.Count(background[index])}")));
        foreach (var motif in database.Motifs)
            Write(writer, motif);
    }

    private static void Write(TextWriter writer, Motif motif)
    {
        writer.WriteLine();
        writer.WriteLine($"MOTIF {MotifLayout.Word(motif.Id)} {MotifLayout.Word(motif.Name)}".TrimEnd());
        var sites = motif.Sites is { } number ? $" nsites= {MotifLayout.Count(number)}" : "";
        writer.WriteLine($"letter-probability matrix: alength= {MotifMatrix.Letters} w= {motif.Width}{sites} E= 0");
        for (var position = 0; position < motif.Width; position++)
            writer.WriteLine(" " + string.Join("  ", motif.Ppm.Column(position).ToArray().Select(MotifLayout.Probability)));
        if (motif.Url is { } url)
            writer.WriteLine($"URL {MotifLayout.Word(url)}");
    }
}
