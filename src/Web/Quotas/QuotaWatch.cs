using System.Threading.Channels;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>
/// Tells people that they, or a project that they own, have reached what may be stored or computed, and that a run was refused for a quota. Each of it once:
/// again only when it was over for a while, and not before a day has passed.
/// </summary>
public sealed class QuotaWatch(IDbContextFactory<CisLensDb> databases, QuotaReader reader, StorageMeter meter, TimeProvider clock, ILogger<QuotaWatch> logger) : BackgroundService
{
    private const int MostWaiting = 1000;
    private const int LongestText = 500;
    private const string Prefix = "quota";
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(1);

    // Imports take a while; nothing else is measured later than a minute after it arrived.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    private readonly Channel<RefusedRun> _refused = Channel.CreateBounded<RefusedRun>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private TimeSpan _back = ComputeUse.Counted;

    /// <summary>A run was refused. Told from the background, because whoever refuses is within a transaction that is taken back.</summary>
    public void Refused(RefusedRun run) => _refused.Writer.TryWrite(run);

    /// <summary>Looks who has reached a quota, of those who use more than they did.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await meter.MeasureAsync(cancellationToken);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await ForgetAsync(database, cancellationToken);
        var since = clock.GetUtcNow() - _back;
        var runs = database.Runs.Where(run => run.PersonId != null && (run.FinishedAt == null || run.FinishedAt >= since));
        var sets = database.SequenceSets.Where(set => set.CreatedAt >= since);
        var models = database.Models.Where(model => model.CreatedAt >= since);
        foreach (var person in await runs.Select(run => run.PersonId).Union(sets.Select(set => set.PersonId)).Union(models.Select(model => model.PersonId)).ToListAsync(cancellationToken))
            if (person is not null)
                await LookAsync(database, person, await reader.OfPersonAsync(database, person, cancellationToken), cancellationToken);
        foreach (var project in await runs.Select(run => run.ProjectId).Union(sets.Select(set => set.ProjectId)).Union(models.Where(model => model.ProjectId != null).Select(model => model.ProjectId!)).ToListAsync(cancellationToken))
            await LookAsync(database, project, await reader.OfProjectAsync(database, project, cancellationToken), cancellationToken);
        _back = Recent;
    }

    /// <summary>Tells who asked for a run that it was refused and, where the quota is the project's, its owners.</summary>
    public async Task TellAsync(RefusedRun run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var subject = Subject(run.Kind, run.Owner);
        var address = $"projects/{run.ProjectId}";
        await TellAsync(database, run.PersonId, subject, $"Your run {run.Name} was not started: {run.Sentence}", address, cancellationToken);
        if (run.Owner != run.ProjectId)
            return;
        var asked = await database.People.Where(person => person.Id == run.PersonId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken);
        var project = await database.Projects.Where(one => one.Id == run.ProjectId).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        foreach (var owner in await OwnersAsync(database, run.ProjectId, cancellationToken))
            await TellAsync(database, owner, subject, $"A run of {asked} in the project {project} was not started: {run.Sentence}", address, cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LookOnAsync(stoppingToken), TellOnAsync(stoppingToken));

    private async Task LookOnAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(() => LookAsync(stoppingToken));
    }

    private async Task TellOnAsync(CancellationToken stoppingToken)
    {
        await foreach (var run in _refused.Reader.ReadAllAsync(stoppingToken))
            await TryAsync(() => TellAsync(run, stoppingToken));
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Who has reached a quota could not be told; the next look tries again.");
        }
    }

    private async Task LookAsync(CisLensDb database, string owner, QuotaState state, CancellationToken cancellationToken)
    {
        // As many runs at once as are allowed are nothing to be told of; that one was refused is.
        foreach (var kind in new[] { QuotaKind.Bytes, QuotaKind.Seconds }.Where(state.IsReached))
        {
            var project = await database.Projects.Where(one => one.Id == owner).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
            var text = project is null ? state.Sentence(kind) : $"Of the project {project}: {state.Sentence(kind)}";
            foreach (var person in project is null ? [owner] : await OwnersAsync(database, owner, cancellationToken))
                await TellAsync(database, person, Subject(kind, owner), text, project is null ? "account" : $"projects/{owner}", cancellationToken);
        }
    }

    // What is over can be told again when it comes back.
    private async Task ForgetAsync(CisLensDb database, CancellationToken cancellationToken)
    {
        var old = clock.GetUtcNow() - Quiet;
        foreach (var subject in await database.Notices.Where(one => one.Subject != null && one.At < old).Select(one => one.Subject!).Distinct().ToListAsync(cancellationToken))
        {
            if (subject.Split('/') is not [Prefix, var kind, var owner] || (await StateAsync(database, owner, cancellationToken) is { } state && state.IsReached(Enum.Parse<QuotaKind>(kind))))
                continue;
            await database.Notices.Where(one => one.Subject == subject && one.At < old).ExecuteUpdateAsync(set => set.SetProperty(one => one.Subject, (string?)null), cancellationToken);
        }
    }

    private async Task<QuotaState?> StateAsync(CisLensDb database, string owner, CancellationToken cancellationToken) =>
        await database.Projects.AnyAsync(project => project.Id == owner, cancellationToken) ? await reader.OfProjectAsync(database, owner, cancellationToken)
        : await database.People.AnyAsync(person => person.Id == owner, cancellationToken) ? await reader.OfPersonAsync(database, owner, cancellationToken)
        : null;

    private async Task TellAsync(CisLensDb database, string person, string subject, string text, string address, CancellationToken cancellationToken)
    {
        if (await database.Notices.AnyAsync(one => one.PersonId == person && one.Subject == subject, cancellationToken))
            return;
        var told = text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text;
        database.Notices.Add(new NoticeEntity { PersonId = person, Subject = subject, Text = told, Address = address, At = clock.GetUtcNow() });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (database.Notices.Any(one => one.PersonId == person && one.Subject == subject))
        {
            // Another portal told them at this moment.
            database.ChangeTracker.Clear();
        }
    }

    private static Task<List<string>> OwnersAsync(CisLensDb database, string project, CancellationToken cancellationToken) =>
        database.ProjectMembers.Where(member => member.ProjectId == project && member.Role == ProjectRole.Owner).Select(member => member.PersonId).ToListAsync(cancellationToken);

    private static string Subject(QuotaKind kind, string owner) => $"{Prefix}/{kind}/{owner}";
}
