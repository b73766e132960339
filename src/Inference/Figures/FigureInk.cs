namespace CisLens.Inference.Figures;

/// <summary>The colors of figures: the portal's tokens, which follow its theme, with those of its light theme where a page has none.</summary>
internal static class FigureInk
{
    public const string Text = "var(--cl-text-2,#465063)";
    public const string Faint = "var(--cl-text-3,#5b6678)";
    public const string Strong = "var(--cl-text,#171c26)";
    public const string Axis = "var(--cl-track-axis,#8b94a3)";
    public const string Grid = "var(--cl-track-grid,#eceff3)";
    public const string Surface = "var(--cl-surface,#ffffff)";
    public const string Chance = "var(--cl-group-none,#7c8698)";
    public const string Pass = "var(--cl-ok,#19703f)";
    public const string Warn = "var(--cl-warn,#855600)";
    public const string Fail = "var(--cl-danger,#b3243a)";
    public const string Low = "var(--cl-diverging-low,#1f5fa8)";
    public const string High = "var(--cl-diverging-high,#c2540a)";
    public const string Font = "var(--cl-font,system-ui,sans-serif)";

    private static readonly string[] Groups =
    [
        "var(--cl-group-1,#0072b2)", "var(--cl-group-2,#d55e00)", "var(--cl-group-3,#00805c)", "var(--cl-group-4,#b0559b)",
        "var(--cl-group-5,#a87b00)", "var(--cl-group-6,#2b8fc4)", "var(--cl-group-7,#7a5c3e)", "var(--cl-group-8,#3d3d6b)",
    ];

    /// <summary>The color of a series; after the eighth they begin again.</summary>
    public static string Series(int index) => Groups[index % Groups.Length];
}
