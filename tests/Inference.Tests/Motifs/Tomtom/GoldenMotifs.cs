using System.Globalization;
using CisLens.Inference.Motifs;

namespace CisLens.Inference.Tests.Motifs.Tomtom;

/// <summary>Reads the MEME files of the golden data, no others.</summary>
internal static class GoldenMotifs
{
    public static MotifDatabase Read(string path)
    {
        var motifs = new List<Motif>();
        var (id, name, sites, left) = ("", "", 0.0, 0);
        var values = new List<double>();
        foreach (var line in File.ReadLines(path))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (left > 0)
            {
                values.AddRange(words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)));
                if (--left == 0)
                    motifs.Add(new Motif(id, new Ppm([.. values])) { Name = name, Sites = sites });
            }
            else if (words is ["MOTIF", ..])
                (id, name) = (words[1], words.Length > 2 ? words[2] : "");
            else if (line.StartsWith("letter-probability", StringComparison.Ordinal))
            {
                left = int.Parse(words[Array.IndexOf(words, "w=") + 1], CultureInfo.InvariantCulture);
                sites = double.Parse(words[Array.IndexOf(words, "nsites=") + 1], CultureInfo.InvariantCulture);
                values.Clear();
            }
        }
        return new MotifDatabase(Path.GetFileNameWithoutExtension(path), "", motifs);
    }

    public static MotifDatabase Jaspar(string name) => Read(Path.Combine(GoldenFolders.Motifs(), name switch
    {
        "jaspar2024v" => "JASPAR2024_CORE_vertebrates_non-redundant_pfms_meme.txt",
        "jaspar2020v" => "JASPAR2020_CORE_vertebrates_non-redundant_pfms_meme.txt",
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    }));
}
