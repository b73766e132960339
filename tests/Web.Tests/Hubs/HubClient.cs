using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace CisLens.Web.Tests.Hubs;

/// <summary>The hub as docs/api.md tells scripts to use it: a raw WebSocket and no package.</summary>
internal sealed class HubClient : IDisposable
{
    private const char End = '\u001e';
    private const int Connected = 101;
    private readonly WebSocket _socket;
    private int _calls;

    private HubClient(WebSocket socket) => _socket = socket;

    /// <summary>Connects; with the status of the answer when that was refused.</summary>
    /// <param name="server">Where the hub is.</param>
    /// <param name="identify">Says in the request who asks.</param>
    public static async Task<(int Status, HubClient? Hub)> TryConnectAsync(TestServer server, Action<HttpRequest>? identify = null)
    {
        var client = server.CreateWebSocketClient();
        client.ConfigureRequest = identify;
        try
        {
            var hub = new HubClient(await client.ConnectAsync(new Uri("wss://localhost/hubs/runs"), default));
            await hub.SendAsync("""{"protocol":"json","version":1}""");
            await hub.NextAsync("{}");
            return (Connected, hub);
        }
        catch (InvalidOperationException refused) when (refused.Message.Contains("status code: ", StringComparison.Ordinal))
        {
            return (int.Parse(refused.Message.Split("status code: ")[1], CultureInfo.InvariantCulture), null);
        }
    }

    /// <summary>Calls a method and answers its completion.</summary>
    public async Task<string> CallAsync(string method, params string[] arguments)
    {
        var id = (++_calls).ToString(CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await NextAsync($"\"type\":3,\"invocationId\":\"{id}\"");
    }

    /// <summary>The next message that holds a text; pings and others are passed over.</summary>
    public async Task<string> NextAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        var buffer = new byte[1 << 16];
        var read = new StringBuilder();
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, patience.Token);
            read.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage && read.ToString().Split(End).FirstOrDefault(message => message.Contains(text, StringComparison.Ordinal)) is { } found)
                return found;
        }
    }

    /// <summary>Waits until the portal ends the connection.</summary>
    public async Task EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        var buffer = new byte[1 << 16];
        try
        {
            while ((await _socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception error) when (error is WebSocketException or IOException)
        {
            // It ended without a word.
        }
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string message) => _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, default);
}
