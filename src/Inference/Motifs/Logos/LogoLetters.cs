namespace CisLens.Inference.Motifs.Logos;

/// <summary>
/// The letters of logos as outlines that fill a unit box exactly (x to the right, y down), so that a letter's height is its
/// score; the same as those of the portal's tracks. Counters are cut by the even-odd rule.
/// </summary>
public static class LogoLetters
{
    /// <summary>Letters by channel, A C G T.</summary>
    public const string Dna = "ACGT";

    /// <summary>Letters by channel, A C G U.</summary>
    public const string Rna = "ACGU";

    private static readonly (char Letter, string Outline)[] Outlines =
    [
        ('A', "M0 1L.37 0L.63 0L1 1L.785 1L.71 .77L.29 .77L.215 1ZM.345 .6L.655 .6L.5 .14Z"),
        ('C', "M1 .33C.95 .12 .76 0 .52 0C.2 0 0 .2 0 .5C0 .8 .2 1 .52 1C.76 1 .95 .88 1 .67L.77 .61C.74 .75 .65 .82 .52 .82C.34 .82 .235 .7 .235 .5C.235 .3 .34 .18 .52 .18C.65 .18 .74 .25 .77 .39Z"),
        ('G', "M.98 .3C.93 .11 .76 0 .52 0C.2 0 0 .2 0 .5C0 .8 .2 1 .53 1C.75 1 .91 .93 1 .84L1 .46L.53 .46L.53 .63L.77 .63L.77 .755C.72 .79 .64 .82 .54 .82C.34 .82 .235 .7 .235 .5C.235 .3 .34 .18 .52 .18C.65 .18 .73 .24 .765 .355Z"),
        ('T', "M0 0L1 0L1 .185L.612 .185L.612 1L.388 1L.388 .185L0 .185Z"),
        ('U', "M0 0L.23 0L.23 .62C.23 .76 .34 .83 .5 .83C.66 .83 .77 .76 .77 .62L.77 0L1 0L1 .63C1 .87 .78 1 .5 1C.22 1 0 .87 0 .63Z"),
    ];

    /// <summary>An SVG document that shows nothing and defines <c>#logo-A</c> and so on; a self-contained page has it once.</summary>
    public static string Definitions { get; } =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n"
        + string.Concat(Outlines.Select(one => $"<path id=\"logo-{one.Letter}\" fill-rule=\"evenodd\" d=\"{one.Outline}\"/>\n"))
        + "</defs></svg>\n";
}
