using CisLens.Web.Access;

namespace CisLens.Web.Tests.Access;

public sealed class BriefMemoryTests
{
    private readonly Clock _clock = new();
    private int _asked;

    [Fact]
    public async Task Find_SameAgain_IsAskedOnceUntilItIsTooOldOrForgotten()
    {
        var memory = new BriefMemory<string, int>(_clock);
        Assert.Equal((1, 1, 2), (await AskAsync(memory, "a"), await AskAsync(memory, "a"), await AskAsync(memory, "b")));
        _clock.Now += TimeSpan.FromSeconds(3);
        Assert.Equal((3, 3), (await AskAsync(memory, "a"), await AskAsync(memory, "a")));
        memory.Forget();
        Assert.Equal(4, await AskAsync(memory, "a"));
    }

    [Fact]
    public async Task Forget_WhileAsking_TheAnswerOfBeforeIsNotKept()
    {
        var memory = new BriefMemory<string, int>(_clock);
        var answer = new TaskCompletionSource<int>();
        var before = memory.FindAsync("a", () => answer.Task).AsTask();
        memory.Forget();
        answer.SetResult(17);
        Assert.Equal((17, 1), (await before, await AskAsync(memory, "a")));
    }

    private ValueTask<int> AskAsync(BriefMemory<string, int> memory, string key) => memory.FindAsync(key, () => Task.FromResult(++_asked));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
