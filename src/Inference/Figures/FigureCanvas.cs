using System.Globalization;
using System.Net;
using System.Text;

namespace CisLens.Inference.Figures;

/// <summary>Writes the marks of a figure. Every color is a style, so that the page's tokens reach it.</summary>
internal sealed class FigureCanvas(double width)
{
    public const double LineHeight = 15;
    private const double LetterWidth = 5.7;
    private const double Digit = 6.8;
    private const double WideLetter = 7.5;
    private const double KeyWidth = 20;
    // Keeps letters readable where a line passes behind them.
    private const string Halo = $";paint-order:stroke;stroke:{FigureInk.Surface};stroke-width:4px";
    private readonly StringBuilder _text = new();

    public double Width => width;

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>About how wide a text is drawn.</summary>
    public static double WidthOf(string text) => text.Sum(letter => letter switch
    {
        'm' or 'w' or '…' or (>= 'A' and <= 'Z') => WideLetter,
        '×' or '+' or '=' or '\u2212' or (>= '0' and <= '9') => Digit,
        ' ' => 3.5,
        _ => LetterWidth,
    });

    /// <summary>A text that fits; the rest is read in full as a tooltip.</summary>
    public void Text(double x, double y, string text, double room = double.PositiveInfinity, string anchor = "start", string ink = FigureInk.Text, bool halo = false)
    {
        var shown = text;
        while (shown.Length > 2 && WidthOf(shown) > room)
            shown = shown[..^2].TrimEnd() + "…";
        var full = shown == text ? "" : $"<title>{Encode(text)}</title>";
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\" style=\"fill:{ink}{(halo ? Halo : "")}\">{full}{Encode(shown)}</text>");
    }

    public void TextUpwards(double x, double y, string text, double room, string anchor = "middle")
    {
        _text.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\">");
        Text(0, 0, text, room, anchor);
        _text.Append("</g>");
    }

    public void Line(double x1, double y1, double x2, double y2, string ink, double thick = 1, string? dashes = null) =>
        Path($"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}", ink, thick, dashes);

    public void Path(string data, string ink, double thick = 1, string? dashes = null) =>
        _text.Append(CultureInfo.InvariantCulture, $"<path d=\"{data}\" fill=\"none\" stroke-width=\"{Number(thick)}\" stroke-linejoin=\"round\"{(dashes is null ? "" : $" stroke-dasharray=\"{dashes}\"")} style=\"stroke:{ink}\"/>");

    /// <summary>Dots at places, as one mark.</summary>
    public void Dots(string places, string ink, double size, bool square, double opacity) =>
        _text.Append(CultureInfo.InvariantCulture, $"<path d=\"{places}\" fill=\"none\" stroke-width=\"{Number(size)}\" stroke-linecap=\"{(square ? "square" : "round")}\" style=\"stroke:{ink};stroke-opacity:{opacity}\"/>");

    public void Area(string data, string ink, double opacity) =>
        _text.Append(CultureInfo.InvariantCulture, $"<path d=\"{data}\" stroke=\"none\" style=\"fill:{ink};fill-opacity:{opacity.ToString("0.###", CultureInfo.InvariantCulture)}\"/>");

    public void Box(double x, double y, double wide, double tall, string ink, double opacity = 1, string? title = null) =>
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(Math.Max(0, wide))}\" height=\"{Number(Math.Max(0, tall))}\" style=\"fill:{ink};fill-opacity:{opacity.ToString("0.###", CultureInfo.InvariantCulture)}\">{(title is null ? "" : $"<title>{Encode(title)}</title>")}</rect>");

    /// <summary>A point; shapes go with colors, for those who do not tell the colors.</summary>
    public void Point(double x, double y, int shape, string ink, double size = 3, string? title = null)
    {
        var (left, right, top, bottom) = (Number(x - size), Number(x + size), Number(y - size), Number(y + size));
        var data = (shape % 4) switch
        {
            0 => $"M{left} {Number(y)}a{Number(size)} {Number(size)} 0 1 0 {Number(2 * size)} 0a{Number(size)} {Number(size)} 0 1 0 {Number(-2 * size)} 0z",
            1 => $"M{left} {top}H{right}V{bottom}H{left}z",
            2 => $"M{Number(x)} {top}L{right} {bottom}H{left}z",
            _ => $"M{Number(x)} {top}L{right} {Number(y)}L{Number(x)} {bottom}L{left} {Number(y)}z",
        };
        _text.Append(CultureInfo.InvariantCulture, $"<path d=\"{data}\" style=\"fill:{ink}\">{(title is null ? "" : $"<title>{Encode(title)}</title>")}</path>");
    }

    /// <summary>Names of series beside their marks, in as many lines as they need.</summary>
    /// <returns>The height that they took.</returns>
    public double Legend(double top, IReadOnlyList<(string Name, Action<double, double> Mark)> entries)
    {
        var (x, y) = (0.0, top + 11);
        foreach (var (name, mark) in entries)
        {
            var wide = KeyWidth + WidthOf(name) + 14;
            if (x > 0 && x + wide > width)
                (x, y) = (0, y + LineHeight);
            mark(x + (KeyWidth / 2) - 2, y - 4);
            Text(x + KeyWidth, y, name, width - KeyWidth);
            x += wide;
        }

        return entries.Count == 0 ? 0 : y - top + 4;
    }

    /// <summary>The whole as an <c>svg</c> element of a page.</summary>
    public string Finish(double height, string title, string description) => string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cl-figure-plot\" role=\"img\" width=\"{Number(width)}\" height=\"{Number(height)}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" style=\"display:block;max-width:100%;height:auto;font:11px {FigureInk.Font};font-variant-numeric:tabular-nums\"><title>{Encode(title)}</title><desc>{Encode(description)}</desc>{_text}</svg>");

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
