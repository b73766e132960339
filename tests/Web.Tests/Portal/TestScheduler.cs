using CisLens.Shared.Runs;

namespace CisLens.Web.Tests.Portal;

/// <summary>Nobody works.</summary>
public sealed class TestScheduler : IRunScheduler
{
    public Task ScheduleAsync(string runId, CancellationToken token) => Task.CompletedTask;

    public Task WithdrawAsync(string runId, CancellationToken token) => Task.CompletedTask;
}
