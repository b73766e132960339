using System.Globalization;

namespace CisLens.Web.Comments;

/// <summary>Comments as a tab-separated table, one line each.</summary>
public static class CommentTable
{
    public const string FileName = "comments.tsv";

    private static readonly string[] Columns = ["id", "place", "about", "answers", "person", "at", "changed_at", "settled_at", "text"];

    public static string Write(IEnumerable<Comment> comments) => string.Concat(
        comments.Select(one => new[] { one.Id, one.Place, one.About, one.Answers ?? "", one.Person, Time(one.At), Time(one.ChangedAt), Time(one.SettledAt), one.Text })
            .Prepend(Columns).Select(cells => string.Join('\t', cells.Select(Cell)) + "\n"));

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";

    // A cell has one line; what broke it is written as the two characters that stand for it.
    private static string Cell(string text) => text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
}
