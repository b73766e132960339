using System.Net.WebSockets;
using System.Text;
using CisLens.Web.Tests.Api;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Hubs;

/// <summary>The hub as docs/api.md tells scripts to use it: a raw WebSocket and no package.</summary>
public sealed class RunsHubTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const char End = '\u001e';

    [Fact]
    public async Task Watch_Run_AnswersAndSendsEveryChange()
    {
        using var api = new ApiClient(portal.Factory.CreateClient());
        var project = await api.MakeProjectAsync();
        var run = await api.MakeRunAsync(project, await api.MakeSequencesAsync(project));
        using var socket = await ConnectAsync();
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{project}}","{{run}}"]}""");
        Assert.Contains("\"state\":\"queued\"", await NextAsync(socket, "\"type\":3"), StringComparison.Ordinal);

        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        string news;
        do
        {
            news = await NextAsync(socket, "\"target\":\"Progress\"");
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
        using var socket = await ConnectAsync();
        await SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{other}}","{{run}}"]}""");
        Assert.Contains("There is no run", await NextAsync(socket, "\"type\":3"), StringComparison.Ordinal);
    }

    private async Task<WebSocket> ConnectAsync()
    {
        var socket = await portal.Factory.Server.CreateWebSocketClient().ConnectAsync(new Uri("ws://localhost/hubs/runs"), default);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await NextAsync(socket, "{}");
        return socket;
    }

    private static Task SendAsync(WebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, default);

    // Reads until a message holds the text; pings and others are passed over.
    private static async Task<string> NextAsync(WebSocket socket, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var buffer = new byte[1 << 16];
        var read = new StringBuilder();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            read.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage && read.ToString().Split(End).FirstOrDefault(message => message.Contains(text, StringComparison.Ordinal)) is { } found)
                return found;
        }
    }
}
