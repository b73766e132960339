using CisLens.Shared.Settings;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CisLens.Inference.Telemetry;

/// <summary>Sends metrics and traces to a collector (OpenTelemetry, OTLP over HTTP), when the setting <c>CisLens:Telemetry:Endpoint</c> names one.</summary>
/// <param name="settings">The settings.</param>
/// <param name="service">The name under which the process is seen: <c>cislens-portal</c> or <c>cislens-worker</c>.</param>
public sealed class TelemetryExport(CisLensSettings settings, string service) : IHostedService, IDisposable
{
    private static readonly string[] Meters = [RunTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];
    private static readonly string[] Sources = [RunTelemetry.Name, "Microsoft.AspNetCore"];
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Telemetry.Endpoint is not { } endpoint)
            return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService(service, serviceVersion: Shared.SoftwareVersion.Current, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter(options => Configure(options, endpoint, "v1/metrics")).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddProcessor(new HiddenSecrets()).AddOtlpExporter(options => Configure(options, endpoint, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what was not sent yet.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private static void Configure(OtlpExporterOptions options, Uri endpoint, string path) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}"));
}
