using System.Text;
using Quartz;

namespace CisLens.Inference.Runs;

/// <summary>
/// In which order chunks that wait are taken: people take turns, one chunk each, and small runs go ahead. Quartz hands out what starts earliest,
/// so a place in the line is a start time, long ago and no time of the clock: a second a round.
/// </summary>
internal sealed class WaitingLine
{
    /// <summary>How many rounds a small run goes ahead: after so many chunks in a row it waits its turn like others, so that nobody is kept waiting for ever.</summary>
    public const int Ahead = 32;

    private const string Group = "line";
    private const char Interactive = 'i';
    private const char Batch = 'b';
    private const int Milliseconds = 1000;
    private static readonly DateTimeOffset Origin = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly long _now;
    private readonly Dictionary<string, long> _next = [];

    /// <summary>Looks at what waits and what is computed.</summary>
    /// <param name="places">Who is in the line.</param>
    public WaitingLine(IEnumerable<Place> places)
    {
        var all = places.ToList();
        // Whoever comes to the line comes to where it is now, however long it has been going on.
        _now = all.Where(place => place.IsBegun).Select(place => place.Round).DefaultIfEmpty(all.Select(place => place.Round).DefaultIfEmpty().Min()).Max();
        foreach (var person in all.GroupBy(place => place.Person))
            _next[person.Key] = person.Max(place => place.Round) + 1;
    }

    /// <summary>What comes before every chunk: somebody waits for it, and it is short.</summary>
    public static DateTimeOffset Front { get; } = Origin.AddYears(-1);

    /// <summary>Reads the line.</summary>
    public static async Task<WaitingLine> ReadAsync(IScheduler scheduler, CancellationToken token)
    {
        var page = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, token).ConfigureAwait(false);
        return new WaitingLine(page.Items.Select(PlaceOf).OfType<Place>());
    }

    /// <summary>A trigger in the next place of a person.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="workers">The group of workers that take it; null for all.</param>
    /// <param name="person">Who it is for; empty for nobody known.</param>
    /// <param name="isInteractive">Whether somebody waits for a small run.</param>
    /// <param name="job">The job that it fires, when that is there already; null when it is stored with it.</param>
    public ITrigger Join(TriggerKey key, string? workers, string person, bool isInteractive, JobKey? job = null)
    {
        var round = Math.Max(_now, _next.GetValueOrDefault(person));
        _next[person] = round + 1;
        var trigger = TriggerBuilder.Create().WithIdentity(key)
            .WithDescription($"{Group}:{(isInteractive ? Interactive : Batch)}:{person}").StartAt(Start(person, round, isInteractive))
            // What waits long behind others is not late; it keeps its place.
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires));
        if (job is not null)
            trigger = trigger.ForJob(job);
        return (workers is null ? trigger : trigger.WithExecutionGroup(workers)).Build();
    }

    /// <summary>When a job starts, in the line's own time. Within a round people always come in the same order.</summary>
    internal static DateTimeOffset Start(string person, long round, bool isInteractive) =>
        Origin.AddSeconds(round - (isInteractive ? Ahead : 0)).AddMilliseconds(Encoding.UTF8.GetBytes(person).Aggregate(17, (sum, letter) => ((sum * 31) + letter) % Milliseconds));

    private static Place? PlaceOf(TriggerHeader trigger)
    {
        if (trigger.Description?.Split(':') is not [Group, [var kind], var person])
            return null;
        var seconds = (long)Math.Floor((trigger.StartTimeUtc - Origin).TotalSeconds);
        return new Place(person, seconds + (kind == Interactive ? Ahead : 0), trigger.State == TriggerState.Complete);
    }

    /// <summary>A job in the line.</summary>
    /// <param name="Person">Whom it is for.</param>
    /// <param name="Round">Its round, as if nobody went ahead.</param>
    /// <param name="IsBegun">Whether a worker has it.</param>
    internal sealed record Place(string Person, long Round, bool IsBegun);
}
