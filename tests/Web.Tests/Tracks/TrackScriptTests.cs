using System.Diagnostics;

namespace CisLens.Web.Tests.Tracks;

/// <summary>The track viewer's arithmetic is JavaScript, so node tests it; this makes those tests part of the suite.</summary>
public sealed class TrackScriptTests
{
    [SkippableFact]
    public void NodeTests_TrackViewer_AllPass()
    {
        Skip.If(NodeVersion() is not { } version || version < new Version(20, 19), "node 20.19 or newer is not installed");
        var folder = Path.Combine(RepositoryRoot(), "tests", "Web.Tests", "js");
        var files = Directory.GetFiles(folder, "*.test.mjs");
        Assert.NotEmpty(files);

        var (exitCode, output) = Run("node", ["--test", .. files]);

        Assert.True(exitCode == 0, output);
    }

    private static Version? NodeVersion()
    {
        try
        {
            return Version.TryParse(Run("node", ["--version"]).Output.Trim().TrimStart('v'), out var version) ? version : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // not on the path
        }
    }

    private static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WebApp.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds WebApp.sln.");
    }
}
