using CisLens.Shared.Settings;
using CisLens.Web.Workers;
using Microsoft.Extensions.Configuration;

namespace CisLens.Web.Tests.Workers;

public sealed class WorkerEnvironmentTests
{
    [Fact]
    public void Of_Settings_ReadBackAsTheSame()
    {
        var settings = new CisLensSettings
        {
            Data = "/srv/data",
            Models = "/srv/models",
            Database = new DatabaseSettings(DatabaseProvider.Postgres, "Host=db;Password=a;b=c"),
            Worker = new WorkerSettings(true, ["cpu", "gpu"], "cuda:1", 3),
            Uploads = new UploadSettings(1),
            Telemetry = new TelemetrySettings(new Uri("http://collector:4318/")),
        };
        var values = WorkerEnvironment.Of(settings)
            .ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        var read = SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), "/");
        Assert.Equal(settings.Worker.Tags, read.Worker.Tags);
        Assert.Equal(
            (settings.Data, settings.Models, settings.Database, settings.Worker.Device, settings.Worker.Threads, settings.Telemetry),
            (read.Data, read.Models, read.Database, read.Worker.Device, read.Worker.Threads, read.Telemetry));
    }
}
