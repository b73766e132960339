using CisLens.Inference.Runs;
using Quartz;

namespace CisLens.Inference.Tests.Runs;

public class WaitingLineTests
{
    private const string Ann = "ann000000000";
    private const string Bob = "bob000000000";

    // What waits, in the order in which it is taken.
    private readonly List<(DateTimeOffset Start, string Person, long Round)> _waiting = [];
    private WaitingLine.Place? _begun;

    [Fact]
    public void Join_TwoPeopleTheFirstWithMany_TakeTurnsFromNowOn()
    {
        Join(Ann, 40);
        Assert.Equal(Enumerable.Repeat(Ann, 20), Take(20));
        Join(Bob, 10);
        var taken = Take(20);
        // One each a round: neither has ever two more than the other.
        Assert.All(Enumerable.Range(1, 20), count => Assert.InRange(taken.Take(count).Count(person => person == Bob) - (count / 2), 0, 1));
        Assert.Equal(Enumerable.Repeat(Ann, 10), Take(10));
    }

    [Fact]
    public void Join_OnePersonWithTwoRuns_DoesNotGetTwoTurns()
    {
        Join(Ann, 10);
        Join(Ann, 10);
        Join(Bob, 10);
        Assert.Equal(10, Take(20).Count(person => person == Bob));
    }

    [Fact]
    public void Join_SmallRun_GoesAheadOfAll()
    {
        Join(Ann, 40);
        Join(Bob, 40);
        Take(10);
        Join("cat000000000", 3, isInteractive: true);
        Assert.Equal(Enumerable.Repeat("cat000000000", 3), Take(3));
    }

    [Fact]
    public void Join_SmallRunsWithoutEnd_OthersComeAllTheSame()
    {
        Join(Ann, 5);
        Take(1);
        var taken = new List<string>();
        for (var round = 0; round < 200; round++)
        {
            Join(Bob, 1, isInteractive: true);
            taken.AddRange(Take(1));
        }

        // The rounds ahead, and the two that Ann's were away from the beginning.
        Assert.InRange(taken.IndexOf(Ann), 1, WaitingLine.Ahead + 2);
        Assert.Equal(4, taken.Count(person => person == Ann));
    }

    [Fact]
    public void Front_BeforeEverySmallRun() =>
        Assert.True(WaitingLine.Front < WaitingLine.Start(Ann, 0, isInteractive: true));

    private void Join(string person, int chunks, bool isInteractive = false)
    {
        var line = new WaitingLine([.. _waiting.Select(one => new WaitingLine.Place(one.Person, one.Round, false)), .. _begun is null ? Array.Empty<WaitingLine.Place>() : [_begun]]);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var start = line.Join(new TriggerKey("chunk"), null, person, isInteractive).StartTimeUtc;
            var round = Enumerable.Range(0, 1000).First(one => WaitingLine.Start(person, one, isInteractive) == start);
            _waiting.Add((start, person, round));
        }
    }

    private List<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var next = _waiting.MinBy(one => one.Start);
        _waiting.Remove(next);
        _begun = new WaitingLine.Place(next.Person, next.Round, true);
        return next.Person;
    })];
}
