using System.Diagnostics;
using CisLens.EndToEnd.Tests.Faults;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;

namespace CisLens.EndToEnd.Tests.Examples;

/// <summary>The scripts of docs/examples against a portal with accounts and its worker, with a token.</summary>
[Trait("Part", "faults")]
[Collection(FaultGroup.Name)]
public sealed class ExampleTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cislens-example-").FullName;
    private readonly string _token = Secrets.New();
    private RunLab _lab = null!;
    private PortalProcess _portal = null!;

    public async Task InitializeAsync()
    {
        _lab = await RunLab.CreateAsync();
        var person = new PersonEntity { Name = "Ada", Email = "ada@lab.example", NormalizedEmail = "ADA@LAB.EXAMPLE", CreatedAt = DateTimeOffset.UtcNow };
        await using var database = await _lab.Contexts.CreateDbContextAsync();
        database.People.Add(person);
        database.ApiTokens.Add(new ApiTokenEntity
        {
            PersonId = person.Id, Name = "example", Prefix = _token[..4], Hash = Secrets.Hash(_token), Scopes = ApiScopes.Read | ApiScopes.Write | ApiScopes.Submit,
            CreatedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
        });
        await database.SaveChangesAsync();
        _portal = new PortalProcess(_lab.Settings, mode: "Accounts");
        await File.WriteAllTextAsync(Path.Combine(_folder, "my.fa"), RunLab.Fasta(5, 30));
    }

    public async Task DisposeAsync()
    {
        _portal.Kill();
        await PortalKillTests.WorkerGoneAsync(_lab);
        await _lab.DisposeAsync();
    }

    public void Dispose()
    {
        _portal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [SkippableFact]
    public async Task Python_FromFileToCheckedBundle()
    {
        var said = await RunAsync("python3", ["--version"], "journey.py");
        Assert.Contains("5 sequences; the highest prediction is", said, StringComparison.Ordinal);
        Assert.Contains(" 0 with a wrong checksum", said, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Curl_FromFileToCheckedBundle()
    {
        foreach (var needed in new[] { "curl", "jq", "python3" })
            Skip.If(await StartAsync(needed, ["--version"]) is null, $"No {needed} on this machine.");
        var said = await RunAsync("sh", ["-c", "true"], "journey.sh");
        Assert.Contains("bundle.zip: OK", said, StringComparison.Ordinal);
        Assert.Contains("every file is as it was written", said, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string program, string[] probe, string script)
    {
        Skip.If(await StartAsync(program, probe) is null, $"No {program} on this machine.");
        await _portal.ListensAsync();
        var (code, said) = (await StartAsync(program, [Path.Combine(Repository(), "docs", "examples", script), "my.fa", "tiny", "B"]))!.Value;
        Assert.True(code == 0, $"{said}\nThe portal said: {_portal.Log}");
        return said;
    }

    /// <summary>Runs a program in the test's folder; null where there is no such program.</summary>
    private async Task<(int Code, string Said)?> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["CISLENS_PORTAL"] = _portal.Address;
        start.Environment["CISLENS_TOKEN"] = _token;
        try
        {
            using var process = Process.Start(start)!;
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, string.Concat(said));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(folder, "docs", "examples")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("docs/examples is in no folder above the tests.");
        return folder;
    }
}
