using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Selections;

/// <summary>
/// Which sequences of runs were looked at, kept and taken out, and how they were come upon. Callers have made sure that the run
/// belongs to the project.
/// </summary>
public sealed class SelectionLedger(IDbContextFactory<CisLensDb> databases, DataFolder data, PersonNames people, TimeProvider clock)
{
    public const int LongestDetail = 200;

    /// <summary>Everything that was done with sequences of a run, the latest first.</summary>
    public async Task<IReadOnlyList<Selection>> ListAsync(string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var found = await database.Selections.AsNoTracking().Where(one => one.RunId == run).ToListAsync(cancellationToken);
        var known = await people.FindAsync(found.Select(one => one.PersonId), cancellationToken);
        var elsewhere = found.Any(one => one.PersonId is null) ? Elsewhere(run) : [];
        return [.. found.OrderByDescending(one => one.At).Select(one => new Selection(one.Row, one.Action, one.Source, one.Detail, one.At)
        {
            Person = one.PersonId is { } person ? known.GetValueOrDefault(person) : elsewhere.GetValueOrDefault((one.Row, one.Action, one.Source, one.Detail)),
        })];
    }

    /// <summary>Who chose the sequences that came with a bundle: names without accounts, which the database has no room for.</summary>
    private Dictionary<(long Row, SelectionAction Action, SelectionSource Source, string Detail), string?> Elsewhere(string run)
    {
        var file = Path.Combine(data.Run(run).People, SelectionTable.FileName);
        return File.Exists(file)
            ? SelectionTable.Read(File.ReadAllText(file), SelectionTable.FileName, long.MaxValue).ToDictionary(one => (one.Row, one.Action, one.Source, one.Detail), one => one.Person)
            : [];
    }

    /// <summary>Remembers that something was done with a sequence; the same thing for the same reason once.</summary>
    /// <exception cref="InputException">There is no such row.</exception>
    public Task RecordAsync(ClaimsPrincipal user, string run, long row, SelectionAction action, SelectionReason reason, CancellationToken cancellationToken) =>
        RecordAsync(user, run, [row], action, reason, cancellationToken);

    /// <summary>Remembers that something was done with sequences; the same thing for the same reason once.</summary>
    /// <exception cref="InputException">There is no such row.</exception>
    public async Task RecordAsync(ClaimsPrincipal user, string run, IReadOnlyList<long> rows, SelectionAction action, SelectionReason reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(reason);
        var detail = reason.Detail.Length > LongestDetail ? reason.Detail[..LongestDetail] : reason.Detail;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var count = await database.Runs.Where(one => one.Id == run).Select(one => one.Rows).SingleOrDefaultAsync(cancellationToken);
        if (rows.Any(row => row < 0 || row >= count))
            throw new InputException(count == 0 ? "The run has no rows yet; wait until it is prepared." : $"The run has rows 0 to {count - 1}; name one of them.");
        var known = await database.Selections.Where(one => one.RunId == run && one.Action == action && one.Source == reason.Source && one.Detail == detail && rows.Contains(one.Row))
            .Select(one => one.Row).ToListAsync(cancellationToken);
        foreach (var row in rows.Except(known))
            database.Selections.Add(new SelectionEntity { RunId = run, Row = row, Action = action, Source = reason.Source, Detail = detail, PersonId = user.PersonId(), At = clock.GetUtcNow() });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whether a sequence is kept as an example.</summary>
    public async Task<bool> IsBookmarkedAsync(string run, long row, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Selections.AnyAsync(one => one.RunId == run && one.Row == row && one.Action == SelectionAction.Bookmarked, cancellationToken);
    }

    /// <summary>Keeps sequences no longer as examples. What was taken out stays known.</summary>
    public async Task RemoveBookmarksAsync(string run, IReadOnlyList<long> rows, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Selections.Where(one => one.RunId == run && one.Action == SelectionAction.Bookmarked && rows.Contains(one.Row)).ExecuteDeleteAsync(cancellationToken);
    }
}
