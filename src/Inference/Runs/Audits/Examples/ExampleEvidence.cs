using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Data.Entities;

namespace CisLens.Inference.Runs.Audits.Examples;

/// <summary>
/// What the sequences that people show say for rule 25. It is passed when the random panel is among them; a warning when it is not, but of each is
/// known how it was chosen; failed when of one nothing is known. It changes as people go on, so it is made when the audit is read.
/// </summary>
public static class ExampleEvidence
{
    /// <summary>The rule.</summary>
    public const int Rule = 25;

    private const double Favourable = 90;

    /// <summary>Makes it.</summary>
    /// <param name="shown">The sequences that were kept as examples or taken out.</param>
    /// <param name="panel">The rows of the random panel.</param>
    /// <param name="measures">The measures of the percentiles.</param>
    /// <param name="seed">The panel's seed.</param>
    /// <param name="rows">Rows of the run.</param>
    public static RuleEvidence Of(IReadOnlyList<ShownExample> shown, IReadOnlyList<long> panel, IReadOnlyList<RowMeasure> measures, long seed, long rows)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(measures);
        if (shown.Count == 0)
            return RuleEvidence.NotRun(Rule, "No sequence is shown as an example yet: none was bookmarked or exported.");
        // A sequence that somebody chose is chosen, also where the panel happens to hold it.
        var chosen = shown.Where(example => example.Source != SelectionSource.Random).ToList();
        var hidden = chosen.Where(example => !example.IsDisclosed).ToList();
        var hasPanel = panel.All(row => shown.Any(example => example.Row == row));
        return new RuleEvidence(Rule,
        [
            new RuleFinding
            {
                Verdict = hasPanel ? AuditVerdict.Pass : hidden.Count > 0 ? AuditVerdict.Fail : AuditVerdict.Warn,
                Text = Invariant($"{shown.Count:N0} of {rows:N0} sequences are shown, {chosen.Count:N0} of them chosen: {Sources(chosen)}. {Panel(hasPanel, panel, seed)} {Places(chosen, measures)}").TrimEnd(),
                Rows = [.. hidden.Concat(chosen.Except(hidden)).Select(example => example.Row).Take(RuleFinding.MostRows)],
            },
        ])
        {
            Figures = measures.Count == 0 ? [] : [Rug(shown, panel, measures, rows)],
        };
    }

    /// <summary>Where shown sequences lie among all.</summary>
    /// <param name="shown">The sequences.</param>
    /// <param name="panel">The rows of the random panel.</param>
    /// <param name="measures">The measures of the percentiles.</param>
    /// <param name="rows">Rows of the run.</param>
    public static RugFigure Rug(IReadOnlyList<ShownExample> shown, IReadOnlyList<long> panel, IReadOnlyList<RowMeasure> measures, long rows)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(measures);
        var chosen = shown.Where(example => example.Source != SelectionSource.Random).ToList();
        return new RugFigure(
            Invariant($"Where the shown sequences lie among the {rows:N0} of the run (n = {chosen.Count} chosen, {panel.Count} drawn at random)"), "percentile among the sequences that have the number", 0, 100,
            [.. measures.Select((measure, place) => new RugLine(
                measure.N < rows ? Invariant($"{measure.Name} (known of {measure.N:N0})") : measure.Name, [.. chosen.Select(example => example.Percentiles[place]).OfType<double>()], [.. panel.Select(measure.Percentile).OfType<double>()]))])
        {
            Caption = "Above the line: chosen sequences. Below: the random panel, which spreads evenly unless chance has it otherwise.",
        };
    }

    private static string Sources(List<ShownExample> chosen) => chosen.Count == 0 ? "none" : string.Join(", ", chosen.GroupBy(example => example.Source).OrderBy(group => group.Key)
        .Select(group => $"{group.Count()} {ExampleWords.Chosen(group.Key, "")}"));

    private static string Panel(bool hasPanel, IReadOnlyList<long> panel, long seed) => hasPanel
        ? Invariant($"The random panel of {panel.Count} (seed {seed}) is shown with them.")
        : Invariant($"The random panel of {panel.Count} (seed {seed}) is not shown.");

    private static string Places(List<ShownExample> chosen, IReadOnlyList<RowMeasure> measures)
    {
        if (measures.Count == 0 || chosen.Count == 0)
            return "";
        double[] first = [.. chosen.Select(example => example.Percentiles[0]).OfType<double>().Order()];
        return first.Length == 0 ? "" : Invariant(
            $"By {measures[0].Name} the chosen ones lie at the {ExampleWords.Ordinal(Quantiles.Of(first, 0.5))} percentile in the median, {first.Count(place => place > Favourable)} of {first.Length} above the {ExampleWords.Ordinal(Favourable)}.");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
