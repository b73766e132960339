using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Motifs.Reviews;

/// <summary>What people think of motif findings, as a tab-separated table, one line each.</summary>
public static class ReviewTable
{
    public const string FileName = "reviews.tsv";

    private const int Most = 100_000;
    private static readonly string[] Columns = ["item", "state", "person", "changed_at", "note"];

    public static string Write(IEnumerable<MotifReview> reviews) => TableText.Write(Columns, reviews.OrderBy(one => one.Item, StringComparer.Ordinal)
        .Select(one => new[] { one.Item, TableText.Word(one.State), one.Person ?? "", TableText.Time(one.ChangedAt), one.Note }));

    /// <summary>The reviews of a table, each finding's once.</summary>
    /// <exception cref="Shared.InputException">It is no such table.</exception>
    public static IReadOnlyList<MotifReview> Read(string text, string name)
    {
        var seen = new HashSet<string>();
        return TableText.Read(text, name, Columns, Most, cells => new MotifReview(
            seen.Add(cells[0]) ? cells[0].AtMost(MotifReviews.LongestItem, isNeeded: true) : throw new FormatException("A finding has one review."),
            TableText.Value<MotifReviewState>(cells[1]), cells[4].AtMost(MotifReviews.LongestNote))
        {
            Person = TableText.Person(cells[2]),
            ChangedAt = TableText.Time(cells[3]),
        });
    }
}
