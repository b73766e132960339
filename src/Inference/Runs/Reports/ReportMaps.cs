using System.Text;
using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Inference.Sequences;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using static CisLens.Inference.Runs.Reports.RunReport;

namespace CisLens.Inference.Runs.Reports;

/// <summary>Maps in a report: of the random panel always, and of the shown sequences where they are known, all drawn alike.</summary>
internal sealed class ReportMaps
{
    private const int MostShown = 12;
    private const int Width = 660;
    private const int Tall = 34;
    private const int Stretch = 60;
    private const int Column = 10;

    private readonly TextWriter _writer;
    private readonly ReportSource _source;
    private readonly RunResults _results;
    private readonly RunClasses _classes;
    private readonly Dictionary<int, IReadOnlyList<RowMeasure>> _measures = [];
    private readonly CancellationToken _token;

    private ReportMaps(TextWriter writer, ReportSource source, RunResults results, CancellationToken token)
    {
        (_writer, _source, _results, _token) = (writer, source, results, token);
        _classes = RunClassesFile.Read(source.Folder, results.Spec);
    }

    public static void Write(TextWriter writer, ReportSource source, RunResults results, CancellationToken token)
    {
        if (results.Spec.Methods.Count > 0)
            new ReportMaps(writer, source, results, token).Write();
    }

    private void Write()
    {
        var panel = RandomPanel.Of(_results.Prepared.Rows, _results.Spec.Seed);
        _writer.WriteLine("<section><h2>Maps of the random panel</h2>");
        _writer.WriteLine($"<p class=\"note\">{Text(ExampleWords.PanelCaption(panel.Count, _results.Spec, _results.Prepared.Rows))} Of each sequence the target of its class, or the first. "
            + Invariant($"Above: the whole window as lines from zero; below: the {Stretch} bases with the strongest scores of the first method (shaded) as letters; scores below zero stand on their heads. Each y axis is its own.</p>"));
        foreach (var row in panel)
            Row(row, null);
        if (_source.Shown is { } shown && shown.Any(one => !panel.Contains(one.Example.Row)))
        {
            var chosen = shown.Where(one => !panel.Contains(one.Example.Row)).ToList();
            _writer.WriteLine($"<h2>Chosen sequences</h2><p class=\"note\">{(chosen.Count > MostShown ? $"The first {MostShown} of {chosen.Count}." : "Bookmarked or exported in the portal.")}</p>");
            foreach (var (example, caption) in chosen.Take(MostShown))
                Row(example.Row, caption);
        }
        _writer.WriteLine("</section>");
    }

    private void Row(long row, string? caption)
    {
        _token.ThrowIfCancellationRequested();
        var view = _results.Row(row);
        var target = TargetOf(view.Row.Label);
        var name = RunPlanner.TargetName(_results.Spec.Targets[target]);
        var measures = Measures(target);
        caption ??= ExampleWords.Placed(new ShownExample(row, view.Row.Id, SelectionSource.Random, "", [.. measures.Select(measure => measure.Percentile(row))]), measures, _results.Prepared.Rows);
        _writer.WriteLine(Invariant($"<article><h3><span>{Text(view.Row.Id)}{(view.Row.Label is { } label ? $" <span class=\"small\">{Text(label)}</span>" : "")}</span><span class=\"small\">row {row}, {Text(name)}: {view.Predictions[target]:0.###}</span></h3>"));
        var bases = view.Row.Window(_source.Sequences[view.Row.Sequence].Bases, _results.Prepared.Length);
        var tracks = _results.Tracks.Where(track => track.Target == target).Select(track => (Track: track, Map: _results.Track(track, row))).Where(one => one.Map is not null).ToList();
        var drawn = tracks.Where(one => Array.TrueForAll(one.Map!, float.IsFinite)).ToList();
        if (drawn.Count > 0)
        {
            var (start, width) = Strongest(drawn[0].Map!);
            foreach (var (track, map) in drawn)
                Map(AttributionCatalogue.Get(track.Method).Info.Name, bases, map!, start, width);
            _writer.WriteLine(Invariant($"<p class=\"small\">Letters: positions {start + 1} to {start + width} of the window.</p>"));
        }
        foreach (var (track, map) in tracks.Except(drawn))
            _writer.WriteLine(Invariant($"<p class=\"small\">{Text(AttributionCatalogue.Get(track.Method).Info.Name)} is not drawn: {map!.Count(score => !float.IsFinite(score))} of {map!.Length} scores are not finite numbers.</p>"));
        _writer.WriteLine($"<p class=\"small\">{Text(caption)}</p></article>");
    }

    private void Map(string method, string bases, float[] map, int start, int width)
    {
        var heights = new double[width * MotifMatrix.Letters];
        for (var position = 0; position < width; position++)
            if (Bases.TryEncode(bases[start + position], out var code) && code != Bases.Unknown)
                heights[(position * MotifMatrix.Letters) + code] = map[start + position];
        var logo = LogoSvg.Write(Logo.Of(new Cwm(heights), ""), new LogoLayout { Label = $"{method}, strongest stretch", Height = 40, ColumnWidth = Column });
        _writer.WriteLine($"<div class=\"map\"><span>{Text(method)}</span><div>{Overview(method, map, start, width)}{logo}</div></div>");
    }

    private static string Overview(string method, float[] map, int start, int width)
    {
        var (low, high) = (Math.Min(0, map.Min()), Math.Max(0, map.Max()));
        var scale = (Tall - 2) / Math.Max(high - low, float.Epsilon);
        double Y(double value) => 1 + ((high - value) * scale);
        var step = (double)Width / map.Length;
        var (above, below) = (new StringBuilder(), new StringBuilder());
        for (var position = 0; position < map.Length; position++)
            if (Math.Abs(map[position]) * scale >= 0.3)
                (map[position] > 0 ? above : below).Append(System.Globalization.CultureInfo.InvariantCulture, $"M{(position + 0.5) * step:0.#} {Y(0):0.#}V{Y(map[position]):0.#}");
        return Invariant($"<svg role=\"img\" aria-label=\"{Text(method)}, whole window\" width=\"{Width}\" height=\"{Tall}\" viewBox=\"0 0 {Width} {Tall}\"><rect class=\"stretch\" x=\"{start * step:0.#}\" y=\"0\" width=\"{width * step:0.#}\" height=\"{Tall}\"/><path class=\"axis\" d=\"M0 {Y(0):0.#}H{Width}\"/><g stroke-width=\"{Math.Max(0.6, step * 0.8):0.##}\"><path class=\"overview\" d=\"{above}\"/><path class=\"overview below\" d=\"{below}\"/></g></svg>");
    }

    /// <summary>The stretch in which the scores of a map are largest by size, in all.</summary>
    private static (int Start, int Width) Strongest(float[] map)
    {
        var width = Math.Min(Stretch, map.Length);
        var sum = map.Take(width).Sum(score => Math.Abs((double)score));
        var (best, most) = (0, sum);
        for (var start = 1; start + width <= map.Length; start++)
        {
            sum += Math.Abs(map[start + width - 1]) - Math.Abs((double)map[start - 1]);
            if (sum > most + 1e-9)
                (best, most) = (start, sum);
        }
        return (best, width);
    }

    private int TargetOf(string? label) => label is null ? 0
        : Math.Max(0, Enumerable.Range(0, _results.Spec.Targets.Count).FirstOrDefault(target => _classes.Class(target) == label, -1));

    private IReadOnlyList<RowMeasure> Measures(int target) =>
        _measures.TryGetValue(target, out var known) ? known : _measures[target] = RowMeasures.Read(_source.Folder, target, _token);
}
