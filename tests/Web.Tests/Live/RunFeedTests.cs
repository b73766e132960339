using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Live;

public class RunFeedTests : PortalContext
{
    [Fact]
    public async Task Subscribe_RunChanges_HearsOfItUntilDisposed()
    {
        var run = await SubmitAsync();
        var feed = Services.GetRequiredService<RunFeed>();
        await feed.StartAsync(default);
        var done = new TaskCompletionSource<RunSnapshot>();
        var heard = 0;
        var subscription = feed.Subscribe(run, snapshot =>
        {
            Interlocked.Increment(ref heard);
            if (!snapshot.IsActive)
                done.TrySetResult(snapshot);
        });
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, run);
        var last = await done.Task.WaitAsync(Patience.Limit);
        Assert.Equal(RunState.Done, last.Run.State);
        Assert.True(last.HasResults);

        subscription.Dispose();
        var before = heard;
        await Services.GetRequiredService<RunStore>().DeleteAsync(run, default);
        await feed.StopAsync(default);
        Assert.Equal(before, heard);
    }

    [Fact]
    public async Task Subscribe_OneCallbackFails_TheOtherStillHears()
    {
        var run = await SubmitAsync();
        var feed = Services.GetRequiredService<RunFeed>();
        var heard = new TaskCompletionSource<RunSnapshot>();
        using var bad = feed.Subscribe(run, _ => throw new InvalidOperationException("gone"));
        using var good = feed.Subscribe(run, snapshot => heard.TrySetResult(snapshot));
        await feed.StartAsync(default);
        Assert.Equal(run, (await heard.Task.WaitAsync(Patience.Limit)).Run.Id);
        await feed.StopAsync(default);
    }

    [Fact]
    public async Task Snapshot_UnknownRun_IsNull() =>
        Assert.Null(await Services.GetRequiredService<RunFeed>().SnapshotAsync("0123456789ab", default));

    private async Task<string> SubmitAsync()
    {
        var project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, project);
        return await Services.GetRequiredService<RunStore>().SubmitAsync(project, StoredRun.Spec(set), default);
    }
}
