using CisLens.Shared.Data.Entities;
using CisLens.Web.Shell;

namespace CisLens.Web.Comments;

/// <summary>Comments as a tab-separated table, one line each.</summary>
public static class CommentTable
{
    public const string FileName = "comments.tsv";

    private static readonly string[] Columns = ["id", "place", "about", "answers", "person", "at", "changed_at", "settled_at", "text"];

    public static string Write(IEnumerable<Comment> comments) => TableText.Write(Columns, comments.Select(one => new[]
    {
        one.Id, one.Place, one.About, one.Answers ?? "", one.Person, TableText.Time(one.At), TableText.Time(one.ChangedAt), TableText.Time(one.SettledAt), one.Text,
    }));

    /// <summary>The comments of a table as comments on a run, oldest first. Whoever wrote them is known by name alone: a name in a file makes nobody of this portal the author.</summary>
    /// <exception cref="Shared.InputException">It is no such table.</exception>
    public static IReadOnlyList<CommentEntity> Read(string text, string name, string run)
    {
        var ids = new Dictionary<string, string>();
        return TableText.Read(text, name, Columns, RunComments.MostInARun, cells =>
        {
            var comment = new CommentEntity
            {
                RunId = run,
                Place = CommentPlace.Of(cells[1])?.Key ?? throw new FormatException($"'{cells[1]}' is no place."),
                // Answers stand below what they answer, which is older.
                AnswersId = cells[3].Length == 0 ? null : ids.GetValueOrDefault(cells[3]) ?? throw new FormatException("It answers nothing."),
                PersonId = RunComments.Elsewhere,
                Person = TableText.Person(cells[4]) ?? "",
                At = TableText.Time(cells[5]).InOrder(ids.Count),
                ChangedAt = TableText.TimeOrNone(cells[6]),
                SettledAt = TableText.TimeOrNone(cells[7]),
                Text = cells[8].AtMost(RunComments.LongestText, isNeeded: true),
            };
            ids.Add(cells[0], comment.Id);
            return comment;
        });
    }
}
