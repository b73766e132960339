using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CisLens.Inference.Telemetry;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Settings;

namespace CisLens.Inference.Tests.Telemetry;

/// <summary>Metrics and traces reach a collector, here a server that keeps what it gets.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Chunk_Done_IsAMetricAndATraceAtTheCollector()
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        using var collector = new HttpListener { Prefixes = { address } };
        collector.Start();
        var got = new ConcurrentDictionary<string, string>();
        var collecting = CollectAsync(collector, got);
        await using var lab = await RunLab.CreateAsync();
        using (var export = new TelemetryExport(lab.Settings with { Telemetry = new TelemetrySettings(new Uri(address)) }, "cislens-worker"))
        {
            await export.StartAsync(default);
            RunTelemetry.End(RunTelemetry.Begin("0123456789ab", "attribute/ism", 3), "attribute/ism", RunTelemetry.Done, 512, TimeSpan.FromSeconds(2));
            using (var chunk = RunTelemetry.Begin("0123456789ab", "attribute/ism", 4))
            {
                // As of a request for a shared result.
                chunk!.SetTag("url.path", "/shared/the-secret-of-a-link");
            }

            await export.StopAsync(default);
        }

        collector.Stop();
        await collecting;
        Assert.Contains("cislens.chunk.duration", got["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("cislens.rows", got["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("cislens-worker", got["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("0123456789ab", got["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("/shared/", got["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-of-a-link", got["/v1/traces"], StringComparison.Ordinal);
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentDictionary<string, string> got)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await collector.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            got.AddOrUpdate(context.Request.Url!.AbsolutePath, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
