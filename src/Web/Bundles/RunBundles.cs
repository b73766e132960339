using System.Security.Cryptography;
using System.Text;
using CisLens.Inference.Runs.Bundles;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;

namespace CisLens.Web.Bundles;

/// <summary>
/// Bundles with what people said and chose since the run ended. The words are put after the stored bundle when somebody first asks for them; what is kept of that is small and can be
/// made again. Callers have made sure that the run belongs to the project.
/// </summary>
public sealed class RunBundles(DataFolder data, IEnumerable<IRunWords> words)
{
    // Those of a download that is under way may still be opened.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly string Build = typeof(RunBundles).Module.ModuleVersionId.ToString("N");

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _making = [];

    /// <summary>The bundle for whoever asks; null while there is none.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">The run.</param>
    /// <param name="withPeople">Whether with what people said.</param>
    /// <param name="isMember">Whether a member asks: those who read by a link get no comments.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RunBundle?> OpenAsync(string project, string run, bool withPeople, bool isMember, CancellationToken cancellationToken)
    {
        var folder = data.Run(run);
        if (await Task.Run(() => BundleHash.Read(folder), cancellationToken) is not { } hash)
            return null;
        var said = withPeople ? await SaidAsync(run, isMember, cancellationToken) : [];
        if (said.Count == 0)
            return new RunBundle(hash, null);
        var path = Path.Combine(folder.Downloads, $"{Audience(isMember)}-{Key(hash, said)}.end");
        if (!File.Exists(path))
            await OnceAsync(path, () => MakeAsync(project, run, said, path)).WaitAsync(cancellationToken);
        var (zip, sha256) = BundleEnd.Open(folder.Bundle, path);
        return new RunBundle(sha256, zip);
    }

    private async Task<IReadOnlyList<(IRunWords Words, PeopleFile File)>> SaidAsync(string run, bool isMember, CancellationToken cancellationToken)
    {
        var said = new List<(IRunWords, PeopleFile)>();
        foreach (var one in words.Where(one => isMember || !one.IsForMembers).OrderBy(one => one.File, StringComparer.Ordinal))
            if (await one.WriteAsync(run, cancellationToken) is { } text)
                said.Add((one, new PeopleFile(one.File, one.Description, text)));
        return said;
    }

    private async Task MakeAsync(string project, string run, IReadOnlyList<(IRunWords Words, PeopleFile File)> said, string path)
    {
        var files = said.Select(one => one.File).ToList();
        foreach (var (one, _) in said)
            files.AddRange(await one.DeriveAsync(project, run, CancellationToken.None));
        var folder = data.Run(run);
        Directory.CreateDirectory(folder.Downloads);
        BundleEnd.Write(folder.Bundle, [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], path, CancellationToken.None);
        var audience = Path.GetFileName(path).Split('-')[0];
        foreach (var old in Directory.GetFiles(folder.Downloads, $"{audience}-*.end").Where(old => old != path && File.GetLastWriteTimeUtc(old) < DateTime.UtcNow - Kept))
            File.Delete(old);
    }

    /// <summary>Several who ask for the same share one work, which goes on when they leave.</summary>
    private Task OnceAsync(string path, Func<Task> make)
    {
        lock (_gate)
        {
            if (_making.TryGetValue(path, out var known))
                return known;
            var work = Task.Run(make);
            _making.Add(path, work);
            _ = work.ContinueWith(_ => Forget(path), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return work;
        }
    }

    private void Forget(string path)
    {
        lock (_gate)
            _making.Remove(path);
    }

    private static string Audience(bool isMember) => isMember ? "members" : "readers";

    // What follows from the words follows also from the run, which does not change, and from this build.
    private static string Key(string bundle, IReadOnlyList<(IRunWords Words, PeopleFile File)> said)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Build} {bundle}"));
        foreach (var (_, file) in said)
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Name}\0{file.Text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
