using System.Globalization;
using System.Net;
using System.Text;

namespace CisLens.Inference.Motifs.Logos;

/// <summary>
/// Writes logos as SVG. Colours come from the page's style sheet through the classes <c>cl-logo-a</c> … <c>cl-logo-t</c>
/// (<see cref="LogoStyle"/> for pages of their own); letters are references, so that a page with many logos stays small.
/// </summary>
public static class LogoSvg
{
    private const int AxisWidth = 30;
    private const int Pad = 5;
    private const int PositionsHeight = 13;
    private const double Inset = 0.5;
    // Lower than this nobody sees it.
    private const double Lowest = 0.3;

    /// <summary>The logo as an <c>svg</c> element.</summary>
    public static string Write(Logo logo, LogoLayout layout)
    {
        ArgumentNullException.ThrowIfNull(logo);
        ArgumentNullException.ThrowIfNull(layout);
        var left = layout.HasAxis ? AxisWidth : 0;
        var columns = layout.Before + logo.Width + layout.After;
        var width = left + (columns * layout.ColumnWidth) + 1;
        var height = layout.Height + (2 * Pad) + (layout.HasPositions ? PositionsHeight : 0);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cl-logo\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(layout.Label)}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
        var scale = layout.Height / Math.Max(logo.High - logo.Low, double.Epsilon);
        double Y(double value) => Pad + ((logo.High - value) * scale);
        double X(int position) => left + ((layout.Before + position) * layout.ColumnWidth);
        if (layout.Shaded is { } shaded)
            text.Append(CultureInfo.InvariantCulture, $"<rect class=\"cl-logo-shade\" x=\"{X(shaded.Start)}\" y=\"{Pad}\" width=\"{shaded.Width * layout.ColumnWidth}\" height=\"{layout.Height}\"/>");
        for (var letter = 0; letter < MotifMatrix.Letters; letter++)
            WriteLetters(text, logo, layout, letter, X, Y);
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"cl-logo-zero\" d=\"M{left} {Number(Y(0))}H{width}\"/>");
        if (layout.HasAxis)
            WriteAxis(text, logo, left, Y);
        if (layout.HasPositions)
            WritePositions(text, logo, layout, X, layout.Height + (2 * Pad) + PositionsHeight - 3);
        return text.Append("</svg>").ToString();
    }

    private static void WriteLetters(StringBuilder text, Logo logo, LogoLayout layout, int letter, Func<int, double> x, Func<double, double> y)
    {
        var shown = (layout.IsRna ? LogoLetters.Rna : LogoLetters.Dna)[letter];
        var any = false;
        for (var position = 0; position < logo.Width; position++)
        {
            var (from, to) = Span(logo, position, letter);
            var (top, tall) = (y(Math.Max(from, to)), Math.Abs(y(from) - y(to)));
            if (!(tall >= Lowest))
                continue;
            if (!any)
                text.Append(CultureInfo.InvariantCulture, $"<g class=\"cl-logo-{char.ToLowerInvariant(LogoLetters.Dna[letter])}\">");
            any = true;
            // Below zero a letter stands on its head.
            var (size, start) = to < from ? (-tall, top + tall) : (tall, top);
            text.Append(CultureInfo.InvariantCulture, $"<use href=\"{layout.Letters}#logo-{shown}\" transform=\"matrix({Number(layout.ColumnWidth - (2 * Inset))} 0 0 {Number(size)} {Number(x(position) + Inset)} {Number(start)})\"/>");
        }

        if (any)
            text.Append("</g>");
    }

    /// <summary>Where a letter begins, nearer to zero, and where it ends: it stands on all smaller ones of its sign.</summary>
    private static (double From, double To) Span(Logo logo, int position, int letter)
    {
        var own = logo[position, letter];
        var below = 0.0;
        for (var other = 0; other < MotifMatrix.Letters; other++)
        {
            var size = logo[position, other];
            var isNearer = Math.Abs(size) < Math.Abs(own) || (size == own && other < letter);
            if (other != letter && Math.Sign(size) == Math.Sign(own) && isNearer)
                below += size;
        }

        return (below, below + own);
    }

    private static void WriteAxis(StringBuilder text, Logo logo, int left, Func<double, double> y)
    {
        text.Append(CultureInfo.InvariantCulture, $"<path class=\"cl-logo-axis\" d=\"M{left - 1} {Number(y(logo.High))}V{Number(y(logo.Low))}\"/>");
        var (zero, middle) = (y(0), (y(logo.High) + y(logo.Low)) / 2);
        foreach (var value in new[] { logo.High, 0, logo.Low }.Distinct())
            // The ends give way to zero where all three would not fit.
            if (value == 0 || Math.Abs(y(value) - zero) >= 11)
                text.Append(CultureInfo.InvariantCulture, $"<path class=\"cl-logo-axis\" d=\"M{left - 4} {Number(y(value))}h3\"/><text class=\"cl-logo-text\" x=\"{left - 6}\" y=\"{Number(y(value) + 3)}\" text-anchor=\"end\">{Tick(value)}</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"cl-logo-text\" transform=\"translate(7 {Number(middle)}) rotate(-90)\" text-anchor=\"middle\">{WebUtility.HtmlEncode(logo.Unit)}</text>");
    }

    private static void WritePositions(StringBuilder text, Logo logo, LogoLayout layout, Func<int, double> x, double y)
    {
        for (var position = 0; position < logo.Width; position++)
            if (position == 0 || (position + 1) % 5 == 0)
                text.Append(CultureInfo.InvariantCulture, $"<text class=\"cl-logo-text\" x=\"{Number(x(position) + (layout.ColumnWidth / 2.0))}\" y=\"{Number(y)}\" text-anchor=\"middle\">{position + 1}</text>");
    }

    private static string Tick(double value)
    {
        var text = value.ToString(Math.Abs(value) is 0 or >= 10 ? "0" : Math.Abs(value) is >= 0.1 ? "0.##" : Math.Abs(value) >= 0.001 ? "0.###" : "0e0", CultureInfo.InvariantCulture);
        return text.Replace('-', '\u2212');
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
