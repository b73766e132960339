using System.Globalization;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Selections;

/// <summary>Which sequences were kept and taken out, and how they were come upon, as a tab-separated table, one line each.</summary>
public static class SelectionTable
{
    public const string FileName = "selections.tsv";

    private const int Most = 100_000;
    private static readonly string[] Columns = ["row", "action", "source", "detail", "person", "at"];

    public static string Write(IEnumerable<Selection> selections) => TableText.Write(Columns, selections
        .OrderBy(one => one.At).ThenBy(one => one.Row).ThenBy(one => one.Action).ThenBy(one => one.Source).ThenBy(one => one.Detail, StringComparer.Ordinal)
        .Select(one => new[]
        {
            one.Row.ToString(CultureInfo.InvariantCulture), TableText.Word(one.Action), TableText.Word(one.Source), one.Detail, one.Person ?? "", TableText.Time(one.At),
        }));

    /// <summary>The lines of a table.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="rows">Rows of the run.</param>
    /// <exception cref="Shared.InputException">It is no such table, or names rows that the run has not.</exception>
    public static IReadOnlyList<Selection> Read(string text, string name, long rows)
    {
        var seen = new HashSet<(long Row, SelectionAction Action, SelectionSource Source, string Detail)>();
        return TableText.Read(text, name, Columns, Most, cells =>
        {
            var row = long.Parse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture);
            var (action, source, detail) = (TableText.Value<SelectionAction>(cells[1]), TableText.Value<SelectionSource>(cells[2]), cells[3].AtMost(SelectionLedger.LongestDetail));
            // The same thing for the same reason is remembered once.
            if (row >= rows || !seen.Add((row, action, source, detail)))
                throw new FormatException("No such row, or a second time.");
            return new Selection(row, action, source, detail, TableText.Time(cells[5]).InOrder(seen.Count))
            {
                Person = TableText.Person(cells[4]),
            };
        });
    }
}
