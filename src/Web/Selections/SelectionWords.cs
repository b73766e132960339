using System.Globalization;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Selections;

/// <summary>
/// Sequences that were kept or taken out, as they go with a bundle. Those that were only looked at do not: else looking would change what others are downloading.
/// </summary>
public sealed class SelectionWords(SelectionLedger ledger, ShownExamples examples) : IRunWords
{
    private static readonly string[] Shown = ["target", "row", "id", "source", "detail", "kept", "taken_out", "person", "caption"];
    private static readonly string[] Placed = ["target", "row", "id", "measure", "percentile", "n"];

    public string File => SelectionTable.FileName;

    public string Description => "which sequences were kept as examples or taken out, and how they were come upon; rows count from 0";

    public bool IsForMembers => false;

    public bool IsKept => true;

    public async Task<string?> WriteAsync(string run, CancellationToken cancellationToken) =>
        (await ledger.ListAsync(run, cancellationToken)).Where(one => one.Action != SelectionAction.Opened).ToList() is { Count: > 0 } shown ? SelectionTable.Write(shown) : null;

    public async Task<IReadOnlyList<PeopleFile>> DeriveAsync(string project, string run, CancellationToken cancellationToken)
    {
        var (shown, placed) = (new List<string[]>(), new List<string[]>());
        for (var (target, targets) = (0, 1); target < targets; target++)
        {
            if (await examples.FindAsync(project, run, target, cancellationToken) is not { } view)
                return [];
            targets = view.Head.Spec.Targets.Count;
            var name = view.Head.Spec.Targets[target].Name;
            foreach (var one in view.Shown)
            {
                var row = one.Example.Row.ToString(CultureInfo.InvariantCulture);
                shown.Add([name, row, one.Example.Id, TableText.Word(one.Example.Source), one.Example.Detail, YesNo(one.IsBookmarked), YesNo(one.IsExported), one.Person ?? "", one.Caption]);
                foreach (var (percentile, measure) in one.Example.Percentiles.Zip(view.Measures).Where(pair => pair.First is not null))
                    placed.Add([name, row, one.Example.Id, measure.Name, percentile!.Value.ToString("0.##", CultureInfo.InvariantCulture), measure.N.ToString(CultureInfo.InvariantCulture)]);
            }
        }

        return
        [
            new PeopleFile("examples.tsv", "the shown sequences, each with what a figure of it must say", TableText.Write(Shown, shown)),
            new PeopleFile("percentiles.tsv", "where the shown sequences stand among all n that have the number: the share with a smaller one, in percent", TableText.Write(Placed, placed)),
        ];
    }

    public RestoredWords Read(string text, string name, string run, long rows)
    {
        var all = SelectionTable.Read(text, name, rows);
        return new RestoredWords(Words.Count(all.Count, "selection"), [.. all.Select(one => new SelectionEntity
        {
            RunId = run, Row = one.Row, Action = one.Action, Source = one.Source, Detail = one.Detail, At = one.At,
        })]);
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
