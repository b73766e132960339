using System.Globalization;
using CisLens.Inference.Motifs;

namespace CisLens.Web.Tracks;

/// <summary>Where the pages of motifs are, and what patterns are called.</summary>
public static class MotifAddress
{
    /// <summary>The largest q-value of a match that people call one.</summary>
    public const double GoodMatch = 0.05;

    // Probabilities travel as parts of a thousand.
    private const int Parts = 1000;

    /// <summary>The Tomtom page with a motif.</summary>
    public static string Tomtom(string project, Ppm motif) => $"projects/{project}/tomtom?ppm={Write(motif)}";

    /// <summary>Probabilities for an address, in parts of a thousand: <c>970-10-10-10_0-0-1000-0</c>.</summary>
    public static string Write(Ppm motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        return string.Join('_', Enumerable.Range(0, motif.Width).Select(position => string.Join('-', motif.Column(position).ToArray().Select(share => (int)Math.Round(share * Parts)))));
    }

    /// <summary>Reads <see cref="Write"/>; null when the text is none.</summary>
    public static Ppm? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new List<double>();
        foreach (var column in text.Split('_'))
        {
            var parts = column.Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            if (parts.Count != MotifMatrix.Letters || parts.Min() < 0 || parts.Sum() == 0)
                return null;
            values.AddRange(parts.Select(part => (double)part / parts.Sum()));
        }

        return new Ppm([.. values]);
    }

    /// <summary>The page of a pattern.</summary>
    public static string Pattern(string project, string run, int discovery, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"projects/{project}/runs/{run}/motifs/{discovery}/{Uri.EscapeDataString(name)}");

    /// <summary>A row of the results with a hit highlighted.</summary>
    public static string Hit(string project, string run, long row, int target, HitKey hit) => string.Create(
        CultureInfo.InvariantCulture, $"projects/{project}/runs/{run}/results/{row}?{(target > 0 ? $"target={target}&" : "")}hit={Uri.EscapeDataString(hit.ToString())}");

    /// <summary>A row of the results with a site highlighted.</summary>
    public static string Site(string project, string run, long row, int target, SiteKey site) => string.Create(
        CultureInfo.InvariantCulture, $"projects/{project}/runs/{run}/results/{row}?{(target > 0 ? $"target={target}&" : "")}site={Uri.EscapeDataString(site.ToString())}");

    /// <summary>What people read of a pattern: <c>Positive pattern 0</c> for <c>pos_patterns.pattern_0</c>.</summary>
    public static string Title(string name)
    {
        var parts = name.Split('.');
        var words = string.Join(", ", parts.Skip(1).Select(part => part.Replace('_', ' ')));
        return parts[0] switch
        {
            "pos_patterns" when words.Length > 0 => $"Positive {words}",
            "neg_patterns" when words.Length > 0 => $"Negative {words}",
            _ => name,
        };
    }

    /// <summary>Where people read about a known motif: JASPAR for its accessions, else what its file says; null for none.</summary>
    public static string? Known(Motif motif) =>
        IsJaspar(motif.Id) ? $"https://jaspar.elixir.no/matrix/{motif.Id}/" : Uri.TryCreate(motif.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? motif.Url : null;

    // MA0139.2: two letters, four digits, a version.
    private static bool IsJaspar(string id) =>
        id.Length >= 8 && id.StartsWith("MA", StringComparison.Ordinal) && id[6] == '.' && id.AsSpan(2, 4).IndexOfAnyExceptInRange('0', '9') < 0 && id.AsSpan(7).IndexOfAnyExceptInRange('0', '9') < 0;
}
