using System.Globalization;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The columns by which every table of sites says where a site lies.</summary>
internal static class SiteTable
{
    /// <summary>Names of the columns.</summary>
    public const string Header = "row\tid\tarray_start\tarray_end\tstart\tend\tstrand\tchrom\tchrom_start\tchrom_end\tchrom_strand";

    /// <summary>Number of columns.</summary>
    public const int Columns = 11;

    /// <summary>A place as cells.</summary>
    public static string Line(SitePlace place) => string.Create(
        CultureInfo.InvariantCulture,
        $"{place.Row}\t{place.Id.ReplaceLineEndings(" ").Replace('\t', ' ')}\t{place.ArrayStart}\t{place.ArrayEnd}\t{place.Start}\t{place.End}\t{(place.IsReverseComplement ? '-' : '+')}\t{Line(place.Region)}");

    /// <summary>Cells as a place.</summary>
    /// <param name="cells">The cells of a line.</param>
    /// <param name="at">Index of the first of them.</param>
    public static SitePlace Parse(string[] cells, int at) => new(
        long.Parse(cells[at], CultureInfo.InvariantCulture), cells[at + 1],
        Whole(cells[at + 2]), Whole(cells[at + 3]), Whole(cells[at + 4]), Whole(cells[at + 5]), cells[at + 6] == "-", Region(cells, at + 7));

    /// <summary>A number as a cell; empty for none.</summary>
    public static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A cell as a number; null when it is empty.</summary>
    public static double? Number(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Line(Region? region) => region is null ? "\t\t\t" : string.Create(
        CultureInfo.InvariantCulture, $"{region.Chrom}\t{region.Start}\t{region.End}\t{(region.Strand == Strand.Reverse ? '-' : '+')}");

    private static Region? Region(string[] cells, int at) => cells[at].Length == 0 ? null : new Region(
        cells[at], long.Parse(cells[at + 1], CultureInfo.InvariantCulture), long.Parse(cells[at + 2], CultureInfo.InvariantCulture),
        cells[at + 3] == "-" ? Strand.Reverse : Strand.Forward);

    private static int Whole(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
