using System.Globalization;
using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>The keys under which findings are reviewed; a run always gives a finding the same one.</summary>
public static class ReviewKeys
{
    public static string Pattern(int discovery, string name) => string.Create(CultureInfo.InvariantCulture, $"pattern/{discovery}/{name}");

    public static string Ignored(int discovery, PlacedInstance placed) => string.Create(CultureInfo.InvariantCulture, $"ignored/{discovery}/{placed.Motif}/{placed.Place.Row}/{placed.Place.ArrayStart}");

    public static string Seqlet(int discovery, SitePlace place) => string.Create(CultureInfo.InvariantCulture, $"seqlet/{discovery}/{place.Row}/{place.ArrayStart}");
}
