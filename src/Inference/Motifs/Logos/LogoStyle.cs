namespace CisLens.Inference.Motifs.Logos;

/// <summary>Style sheets for logos on pages of their own; the portal's pages have the same colours as tokens, for light and dark.</summary>
public static class LogoStyle
{
    private const string Rest =
        ".cl-logo-zero,.cl-logo-axis{fill:none;stroke:#7a8494}.cl-logo-zero{stroke-width:.7}.cl-logo-text{font:9px sans-serif;fill:#5b6678}.cl-logo-shade{fill:#eceff3}";

    /// <summary>The rules.</summary>
    /// <param name="colors">Which colours the bases have.</param>
    public static string Css(LogoColors colors)
    {
        var (a, c, g, t) = colors switch
        {
            LogoColors.Attribution => ("#008000", "#0000ff", "#ffa500", "#ff0000"),
            LogoColors.Meme => ("#cc0000", "#0000cc", "#ffb300", "#008000"),
            LogoColors.ColorBlind => ("#009e73", "#0072b2", "#d9b800", "#d55e00"),
            _ => throw new ArgumentOutOfRangeException(nameof(colors)),
        };
        return $".cl-logo-a{{fill:{a}}}.cl-logo-c{{fill:{c}}}.cl-logo-g{{fill:{g}}}.cl-logo-t{{fill:{t}}}{Rest}";
    }
}
