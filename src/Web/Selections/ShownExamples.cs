using System.Security.Claims;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits.Examples;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;

namespace CisLens.Web.Selections;

/// <summary>The sequences of runs that people show, placed among all others, and what rule 25 of the audit says of them.</summary>
public sealed class ShownExamples(SelectionLedger ledger, RunTracks results, DataFolder data)
{
    private readonly RecentWork<(string Run, int Target), IReadOnlyList<RowMeasure>> _measures = new(4);

    /// <summary>Null when the project has no such run.</summary>
    /// <param name="project">The project that owns the run.</param>
    /// <param name="run">The run.</param>
    /// <param name="target">Index of the target by which sequences are placed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ExamplesView?> FindAsync(string project, string run, int target, CancellationToken cancellationToken)
    {
        if (await results.HeadAsync(project, run, cancellationToken) is not { } head)
            return null;
        if (head.Prepared is not { } prepared)
            return new ExamplesView(head, 0, [], [], [], "", [], null, Judge(RuleEvidence.NotRun(ExampleEvidence.Rule, "The run is not prepared yet.")));
        target = Math.Clamp(target, 0, head.Spec.Targets.Count - 1);
        var measures = await MeasuresAsync(head, target, cancellationToken);
        var selections = await ledger.ListAsync(run, cancellationToken);
        using var rows = new RunRowReader(data.Run(run));
        var shown = selections.Where(one => one.Action != SelectionAction.Opened).GroupBy(one => one.Row).OrderBy(group => group.Key).Select(group => Shown([.. group])).ToList();
        var drawn = RandomPanel.Of(prepared.Rows, head.Spec.Seed);
        List<ShownExample> panel = [.. drawn.Select(row => Example(row, Reason(head.Spec)))];
        List<ShownExample> examples = [.. shown.Select(one => one.Example)];
        var evidence = ExampleEvidence.Of(examples, drawn, measures, head.Spec.Seed, prepared.Rows);
        return new ExamplesView(
            head, target, measures, shown, panel, ExampleWords.PanelCaption(panel.Count, head.Spec, prepared.Rows),
            [.. selections.Where(one => one.Action == SelectionAction.Opened).GroupBy(one => one.Source).Select(group => (group.Key, group.Select(one => one.Row).Distinct().Count())).OrderByDescending(group => group.Item2)],
            measures.Count == 0 ? null : ExampleEvidence.Rug(examples, drawn, measures, prepared.Rows), Judge(evidence));

        ShownExample Example(long row, SelectionReason reason) =>
            new(row, rows[row].Id, reason.Source, reason.Detail, [.. measures.Select(measure => measure.Percentile(row))]);

        ShownSequence Shown(List<Selection> actions)
        {
            // What counts is how it was come upon first: a chosen sequence is no random one because it was also drawn later.
            var first = actions.MinBy(one => one.At)!;
            var example = Example(first.Row, new SelectionReason(first.Source, first.Detail));
            return new ShownSequence(
                example, actions.Any(one => one.Action == SelectionAction.Bookmarked), actions.Any(one => one.Action == SelectionAction.Exported),
                ExampleWords.Caption(example, measures, head.Spec, prepared.Rows)) { Person = first.Person };
        }
    }

    /// <summary>What the shown sequences say for rule 25, as of now; null when the project has no such run.</summary>
    public async Task<RuleEvidence?> EvidenceAsync(string project, string run, CancellationToken cancellationToken) =>
        (await FindAsync(project, run, 0, cancellationToken))?.Judged.Evidence;

    /// <summary>Keeps the random panel among the examples.</summary>
    public Task ShowPanelAsync(ClaimsPrincipal user, ExamplesView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return ledger.RecordAsync(user, view.Head.Run.Id, [.. view.Panel.Select(one => one.Row)], SelectionAction.Bookmarked, Reason(view.Head.Spec), cancellationToken);
    }

    private static JudgedRule Judge(RuleEvidence evidence) => AuditJudge.Judge(AuditRules.Get(ExampleEvidence.Rule), evidence);

    private static SelectionReason Reason(RunSpec spec) => new(SelectionSource.Random, $"seed {spec.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    // While the run goes on there is more to place them by each time.
    private Task<IReadOnlyList<RowMeasure>> MeasuresAsync(ResultsHead head, int target, CancellationToken cancellationToken)
    {
        var folder = data.Run(head.Run.Id);
        return RunStateRules.IsActive(head.Run.State)
            ? Task.Run(() => RowMeasures.Read(folder, target, cancellationToken), cancellationToken)
            : _measures.GetAsync((head.Run.Id, target), () => Task.FromResult(RowMeasures.Read(folder, target, CancellationToken.None)), cancellationToken);
    }
}
