using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Comments;

/// <summary>
/// What members say of runs. Every change is an event of the run, so that open pages of every portal hear of it. Callers have made sure that the run
/// belongs to the project and that the person may comment there.
/// </summary>
public sealed class RunComments(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    public const int LongestText = 4000;
    public const int MostInARun = 2000;

    /// <summary>Stands for whoever wrote a comment that came with a bundle: no account of this portal.</summary>
    public const string Elsewhere = "elsewhere";

    private const string Gone = "This comment is gone; reload the page.";

    /// <summary>All comments on a run, oldest first.</summary>
    public async Task<IReadOnlyList<Comment>> ListAsync(string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await database.Comments.AsNoTracking().Where(comment => comment.RunId == run).OrderBy(comment => comment.At).ThenBy(comment => comment.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(View)];
    }

    /// <summary>Says something of a place, or answers.</summary>
    /// <returns>What was said.</returns>
    /// <exception cref="InputException">There is no text or too much, no such place, or what is answered is gone.</exception>
    public async Task<Comment> AddAsync(ClaimsPrincipal user, string run, string place, string text, string? answers, CancellationToken cancellationToken)
    {
        if (CommentPlace.Of(place) is null)
            throw new InputException($"'{place}' is no place to comment on; give nothing for the run, or base/ROW/POSITION, motif/DISCOVERY/PATTERN or rule/NUMBER.");
        var words = Checked(text);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Comments.CountAsync(comment => comment.RunId == run, cancellationToken) >= MostInARun)
            throw new InputException($"There are {MostInARun:N0} comments on this run; that is the most. Delete some that are settled.");
        // Answers stand below what begins the conversation, also those to answers.
        var root = answers is null ? null : await FindAsync(database, run, answers, cancellationToken);
        var comment = new CommentEntity
        {
            RunId = run,
            Place = root?.Place ?? place,
            AnswersId = root is null ? null : root.AnswersId ?? root.Id,
            PersonId = user.PersonId()!,
            Person = user.PersonName(),
            Text = words,
            At = clock.GetUtcNow(),
        };
        database.Comments.Add(comment);
        await TellAsync(database, comment, cancellationToken);
        await SaveAsync(database, run, cancellationToken);
        return View(comment);
    }

    /// <summary>Changes one's own words; false when the run has no such comment.</summary>
    /// <exception cref="InputException">It is somebody else's, or there is no text or too much.</exception>
    public async Task<bool> ChangeAsync(ClaimsPrincipal user, string run, string id, string text, CancellationToken cancellationToken)
    {
        var words = Checked(text);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Comments.SingleOrDefaultAsync(one => one.Id == id && one.RunId == run, cancellationToken) is not { } comment)
            return false;
        if (comment.PersonId != user.PersonId())
            throw new InputException($"{comment.Person} said this; nobody else can change it.");
        (comment.Text, comment.ChangedAt) = (words, clock.GetUtcNow());
        await SaveAsync(database, run, cancellationToken);
        return true;
    }

    /// <summary>Marks the conversation of a comment as settled, or as open again; false when the run has no such comment.</summary>
    public async Task<bool> SettleAsync(string run, string id, bool isSettled, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Comments.SingleOrDefaultAsync(one => one.Id == id && one.RunId == run, cancellationToken) is not { } comment)
            return false;
        var root = comment.AnswersId is { } first ? await FindAsync(database, run, first, cancellationToken) : comment;
        root.SettledAt = isSettled ? clock.GetUtcNow() : null;
        await SaveAsync(database, run, cancellationToken);
        return true;
    }

    /// <summary>Takes a comment away with its answers; false when the run has no such comment.</summary>
    /// <param name="user">Who.</param>
    /// <param name="run">The run.</param>
    /// <param name="id">The comment.</param>
    /// <param name="isOwner">Whether they own the project: they may take away what others said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InputException">It is somebody else's.</exception>
    public async Task<bool> DeleteAsync(ClaimsPrincipal user, string run, string id, bool isOwner, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Comments.SingleOrDefaultAsync(one => one.Id == id && one.RunId == run, cancellationToken) is not { } comment)
            return false;
        if (!isOwner && comment.PersonId != user.PersonId())
            throw new InputException($"{comment.Person} said this; only they and the project's owner can take it away.");
        database.Comments.RemoveRange(database.Comments.Where(one => one.AnswersId == id));
        database.Comments.Remove(comment);
        await SaveAsync(database, run, cancellationToken);
        return true;
    }

    // Whoever submitted the run, and whoever spoke in the conversation before; of them those who may still read it.
    private static async Task TellAsync(CisLensDb database, CommentEntity comment, CancellationToken cancellationToken)
    {
        var run = await database.Runs.AsNoTracking().SingleAsync(one => one.Id == comment.RunId, cancellationToken);
        var spoke = comment.AnswersId is null ? [] : await database.Comments
            .Where(one => one.Id == comment.AnswersId || one.AnswersId == comment.AnswersId).Select(one => one.PersonId).ToListAsync(cancellationToken);
        var heard = spoke.Append(run.PersonId).OfType<string>().Where(person => person != comment.PersonId).Distinct().ToList();
        var members = await database.ProjectMembers.Where(member => member.ProjectId == run.ProjectId && heard.Contains(member.PersonId)).Select(member => member.PersonId).ToListAsync(cancellationToken);
        var place = CommentPlace.Of(comment.Place)!;
        database.Notices.AddRange(members.Select(person => new NoticeEntity
        {
            PersonId = person,
            Text = $"{comment.Person} {(spoke.Contains(person) ? "answered you" : "commented")} on {place.Title}{(place.Kind == CommentKind.Run ? "" : " of the run")} {run.Name}.",
            Address = $"projects/{run.ProjectId}/runs/{run.Id}{place.Page}",
            At = comment.At,
        }));
    }

    private Task SaveAsync(CisLensDb database, string run, CancellationToken cancellationToken) => RunEventLog.SaveAsync(
        database, [new RunEventEntity { RunId = run, Kind = RunEventKind.Comment, Message = "comments changed", At = clock.GetUtcNow() }], cancellationToken);

    private static async Task<CommentEntity> FindAsync(CisLensDb database, string run, string id, CancellationToken cancellationToken) =>
        await database.Comments.SingleOrDefaultAsync(one => one.Id == id && one.RunId == run, cancellationToken) ?? throw new InputException(Gone);

    private static string Checked(string text) => text.Trim() switch
    {
        "" => throw new InputException("There is nothing to say; type something."),
        { Length: > LongestText } long_ => throw new InputException($"The comment has {long_.Length:N0} characters; {LongestText:N0} is the most."),
        var fine => fine,
    };

    // A rule that a later version no longer has keeps its key.
    private static Comment View(CommentEntity one) => new(
        one.Id, one.Place, CommentPlace.Of(one.Place)?.Title ?? one.Place, one.AnswersId, one.PersonId, one.Person, one.Text, one.At, one.ChangedAt, one.SettledAt);
}
