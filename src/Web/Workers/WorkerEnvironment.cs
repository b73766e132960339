using System.Globalization;
using CisLens.Shared.Settings;

namespace CisLens.Web.Workers;

/// <summary>The portal's settings as environment variables for its worker.</summary>
public static class WorkerEnvironment
{
    /// <summary>Name and value of each.</summary>
    public static IEnumerable<(string Key, string Value)> Of(CisLensSettings settings) =>
    [
        ("CisLens__Data", settings.Data),
        ("CisLens__Models", settings.Models),
        ("CisLens__Database__Provider", settings.Database.Provider.ToString()),
        ("CisLens__Database__ConnectionString", settings.Database.ConnectionString),
        ("CisLens__Telemetry__Endpoint", settings.Telemetry.Endpoint?.AbsoluteUri ?? ""),
        // The portal reads these lines and passes them on in its own form.
        ("Logging__Console__FormatterName", "simple"),
        ("CisLens__Worker__Device", settings.Worker.Device),
        ("CisLens__Worker__Threads", settings.Worker.Threads.ToString(CultureInfo.InvariantCulture)),
        .. settings.Worker.Tags.Select((tag, index) => ($"CisLens__Worker__Tags__{index}", tag)),
    ];
}
