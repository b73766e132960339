namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Telemetry</c>.</summary>
/// <param name="Endpoint">Where metrics and traces are sent (OTLP over HTTP), e.g. <c>http://collector:4318</c>; null for nowhere.</param>
public sealed record TelemetrySettings(Uri? Endpoint = null);
