using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>How shown sequences were chosen, in words: captions for figures.</summary>
public static class ExampleWords
{
    /// <summary>How a sequence was chosen, e.g. <c>chosen by hand after sorting by prediction of CTCF</c>.</summary>
    /// <param name="source">How it was come upon.</param>
    /// <param name="detail">What was searched for, sorted by, drawn with; may be empty.</param>
    public static string Chosen(SelectionSource source, string detail) => (source switch
    {
        SelectionSource.Random => "drawn at random",
        SelectionSource.Order => "chosen by hand in the order of the data",
        SelectionSource.Sorted => "chosen by hand after sorting",
        SelectionSource.Search => "chosen by hand after searching names",
        SelectionSource.Audit => "chosen because a rule of the audit names it",
        SelectionSource.Motif => "chosen because of a motif",
        SelectionSource.Embedding => "chosen on a map of embeddings",
        SelectionSource.Direct => "chosen by hand, with nothing known of how",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    }) + (detail.Length > 0 ? $" ({detail})" : "");

    /// <summary>The caption of a figure that shows one sequence.</summary>
    /// <param name="example">The sequence.</param>
    /// <param name="measures">The measures of its percentiles.</param>
    /// <param name="spec">The run's specification.</param>
    /// <param name="rows">Rows of the run.</param>
    public static string Caption(ShownExample example, IReadOnlyList<RowMeasure> measures, RunSpec spec, long rows)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentNullException.ThrowIfNull(spec);
        return $"{example.Id}, {Chosen(example.Source, example.Detail)}; {Placed(example, measures, rows)} {Origin(spec)}";
    }

    /// <summary>Where a sequence lies among all.</summary>
    /// <param name="example">The sequence.</param>
    /// <param name="measures">The measures of its percentiles.</param>
    /// <param name="rows">Rows of the run.</param>
    public static string Placed(ShownExample example, IReadOnlyList<RowMeasure> measures, long rows)
    {
        ArgumentNullException.ThrowIfNull(example);
        var places = example.Percentiles.Zip(measures).Where(pair => pair.First is not null)
            .Select(pair => $"{Ordinal(pair.First!.Value)} percentile by {pair.Second.Name}").ToList();
        return Invariant($"among {rows:N0} sequences: {(places.Count > 0 ? string.Join(", ", places) : "not placed, as nothing is computed yet")}.");
    }

    /// <summary>The caption of a figure that shows the random panel.</summary>
    /// <param name="panel">Its size.</param>
    /// <param name="spec">The run's specification.</param>
    /// <param name="rows">Rows of the run.</param>
    public static string PanelCaption(int panel, RunSpec spec, long rows)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Invariant($"{panel} sequences drawn at random (seed {spec.Seed}) from all {rows:N0}. {Origin(spec)}");
    }

    /// <summary>A percentile as people say it, e.g. <c>97th</c>.</summary>
    /// <param name="percentile">0 to 100.</param>
    public static string Ordinal(double percentile)
    {
        var whole = (int)Math.Round(percentile);
        var ending = (whole % 100) is >= 11 and <= 13 ? "th" : (whole % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return whole.ToString(CultureInfo.InvariantCulture) + ending;
    }

    private static string Origin(RunSpec spec) =>
        $"Scores of {spec.Model.Name} {spec.Model.Version} on '{spec.Sequences.Name}', CisLens {SoftwareVersion.Current}; they say what the model does, not what the cell does.";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
