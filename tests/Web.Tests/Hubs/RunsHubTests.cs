using CisLens.Web.Tests.Api;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Hubs;

public sealed class RunsHubTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Watch_Run_AnswersAndSendsEveryChange()
    {
        using var api = new ApiClient(portal.Factory.CreateClient());
        var project = await api.MakeProjectAsync();
        var run = await api.MakeRunAsync(project, await api.MakeSequencesAsync(project));
        using var hub = await ConnectAsync();
        Assert.Contains("\"state\":\"queued\"", await hub.CallAsync("Watch", project, run), StringComparison.Ordinal);

        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        string news;
        do
        {
            news = await hub.NextAsync("\"target\":\"Progress\"");
        }
        while (!news.Contains("\"state\":\"done\"", StringComparison.Ordinal));
        Assert.Contains(run, news, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_RunOfAnotherProject_IsRefused()
    {
        using var api = new ApiClient(portal.Factory.CreateClient());
        var (mine, other) = (await api.MakeProjectAsync(), await api.MakeProjectAsync());
        var run = await api.MakeRunAsync(mine, await api.MakeSequencesAsync(mine));
        using var hub = await ConnectAsync();
        Assert.Contains("There is no run", await hub.CallAsync("Watch", other, run), StringComparison.Ordinal);
    }

    private async Task<HubClient> ConnectAsync() => (await HubClient.TryConnectAsync(portal.Factory.Server)).Hub!;
}
