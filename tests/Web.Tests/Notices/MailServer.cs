using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CisLens.Web.Tests.Notices;

/// <summary>A mail server on this machine that takes what it is sent, or refuses it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly List<string> _mails = [];
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it says that it cannot take mail now.</summary>
    public bool Refuses { get; set; }

    /// <summary>What came, head and body.</summary>
    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (_mails)
                return [.. _mails];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving;
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                await ServeAsync(await _listener.AcceptTcpClientAsync(_over.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_over.Token) is { } line)
            {
                if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                    break;
                if (line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase) && Refuses)
                    await writer.WriteLineAsync("451 not now");
                else if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                    await TakeAsync(reader, writer);
                else
                    await writer.WriteLineAsync("250 fine");
            }
        }
    }

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_over.Token) is { } line && line != ".")
            // A dot at the start of a line is sent twice (RFC 5321, 4.5.2).
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        lock (_mails)
            _mails.Add(mail.ToString());
        await writer.WriteLineAsync("250 taken");
    }
}
