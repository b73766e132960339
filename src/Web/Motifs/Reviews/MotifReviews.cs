using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Motifs.Reviews;

/// <summary>The verdicts on the motif findings of runs, shared by everybody in the project. Callers have made sure that the run belongs to the project.</summary>
public sealed class MotifReviews(IDbContextFactory<CisLensDb> databases, DataFolder data, PersonNames people, TimeProvider clock)
{
    public const int LongestItem = 200;
    public const int LongestNote = 2000;

    /// <summary>The findings of a run that somebody has reviewed, by key.</summary>
    public async Task<IReadOnlyDictionary<string, MotifReview>> OfRunAsync(string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var reviews = await database.MotifReviews.AsNoTracking().Where(review => review.RunId == run).ToListAsync(cancellationToken);
        var known = await people.FindAsync(reviews.Select(review => review.PersonId), cancellationToken);
        var elsewhere = reviews.Any(review => review.PersonId is null) ? Elsewhere(run) : [];
        return reviews.ToDictionary(review => review.Item, review => new MotifReview(review.Item, review.State, review.Note)
        {
            Person = review.PersonId is { } person ? known.GetValueOrDefault(person) : elsewhere.GetValueOrDefault(review.Item), ChangedAt = review.ChangedAt,
        });
    }

    /// <summary>Who reviewed the findings of a run that came with its bundle: names without accounts, which the database has no room for.</summary>
    private Dictionary<string, string?> Elsewhere(string run)
    {
        var file = Path.Combine(data.Run(run).People, ReviewTable.FileName);
        return File.Exists(file) ? ReviewTable.Read(File.ReadAllText(file), ReviewTable.FileName).ToDictionary(review => review.Item, review => review.Person) : [];
    }

    /// <summary>Sets the verdict on a finding; unreviewed and without a note removes it. Answers it with who said so.</summary>
    /// <exception cref="InputException">The key is empty or too long, or the note is too long.</exception>
    public async Task<MotifReview> SetAsync(ClaimsPrincipal user, string run, MotifReview review, CancellationToken cancellationToken)
    {
        var note = review.Note.Trim();
        if (review.Item.Length is 0 or > LongestItem)
            throw new InputException($"The key of a finding has 1 to {LongestItem} characters, not {review.Item.Length}.");
        if (note.Length > LongestNote)
            throw new InputException($"The note has {note.Length} characters; {LongestNote} is the most.");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await database.MotifReviews.SingleOrDefaultAsync(one => one.RunId == run && one.Item == review.Item, cancellationToken);
        if (review.State == MotifReviewState.Unreviewed && note.Length == 0)
        {
            if (stored is not null)
                database.MotifReviews.Remove(stored);
        }
        else if (stored is null)
        {
            database.MotifReviews.Add(new MotifReviewEntity { RunId = run, Item = review.Item, State = review.State, Note = note, PersonId = user.PersonId(), ChangedAt = clock.GetUtcNow() });
        }
        else
        {
            (stored.State, stored.Note, stored.PersonId, stored.ChangedAt) = (review.State, note, user.PersonId(), clock.GetUtcNow());
        }

        await database.SaveChangesAsync(cancellationToken);
        return review with { Note = note, Person = await people.FindAsync(user.PersonId(), cancellationToken) };
    }
}
