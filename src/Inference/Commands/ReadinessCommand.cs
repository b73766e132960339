using System.CommandLine;
using System.Text.Json;
using CisLens.Inference.Devices;
using CisLens.Inference.Readiness;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Commands;

/// <summary><c>readiness</c>: what a model is ready for, measured on random sequences.</summary>
internal static class ReadinessCommand
{
    public static Command Create()
    {
        var model = new Option<string>("--model", "-m") { Description = "model package (folder or zip), or the name of one that ships", Required = true };
        var output = new Option<string?>("--out", "-o") { Description = "file for the report as JSON" };
        var device = new Option<string?>("--device") { Description = "auto, cpu, or cuda:0" };
        var threads = new Option<int>("--threads") { Description = "threads of the processor; 0 takes every core" };
        var command = new Command("readiness", "Test what a model is ready for.") { model, output, device, threads };
        command.SetAction((parsed, token) =>
        {
            Run(parsed.GetRequiredValue(model), parsed.GetValue(output), parsed.GetValue(device) ?? DeviceChoice.Automatic, parsed.GetValue(threads), token);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Run(string model, string? output, string device, int threads, CancellationToken token)
    {
        var work = Directory.CreateTempSubdirectory("cislens-readiness-").FullName;
        try
        {
            var chosen = DeviceChoice.Resolve(device);
            DeviceChoice.SetThreads(threads > 0 ? threads : null);
            var report = ReadinessTest.Run(ModelNames.Open(model, work), chosen, TimeProvider.System, token);
            foreach (var line in ReadinessText.Lines(report))
                Console.WriteLine(line);
            if (output is not null)
                AtomicFile.Write(output, stream => JsonSerializer.Serialize(stream, report, RunJson.Indented));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
