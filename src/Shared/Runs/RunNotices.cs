using System.Globalization;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>Tells whoever submitted a run that it ended; saved together with the event that says so, so that it is told once.</summary>
internal static class RunNotices
{
    private const int LongestText = 500;

    /// <summary>Adds a notice for each of the events that says that a run is done or has failed.</summary>
    public static async Task AddAsync(CisLensDb db, IReadOnlyCollection<RunEventEntity> events, CancellationToken token)
    {
        foreach (var ended in events.Where(item => item is { Kind: RunEventKind.State, StageKey: null, Message: "done" or "failed" }))
        {
            var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(item => item.Id == ended.RunId, token).ConfigureAwait(false);
            if (run?.PersonId is not { } person)
                continue;
            var text = Text(run, ended.Message == "done");
            db.Notices.Add(new NoticeEntity
            {
                PersonId = person,
                Text = text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text,
                Address = $"projects/{run.ProjectId}/runs/{run.Id}",
                At = ended.At,
            });
        }
    }

    private static string Text(RunEntity run, bool isDone) => (isDone, run.Dropped) switch
    {
        (false, _) => $"Your run {run.Name} failed: {run.Failure}",
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"Your run {run.Name} is done: {run.Rows:N0} sequences explained."),
        _ => string.Create(CultureInfo.InvariantCulture, $"Your run {run.Name} is done and needs attention: {run.Rows:N0} sequences explained, {run.Dropped:N0} dropped."),
    };
}
