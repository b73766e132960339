using System.Text.Json;
using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;

namespace CisLens.Web.Bundles;

/// <summary>Compares the bundles of two runs of a project, one pair at a time; what was found is kept with the run's files, because it takes long.</summary>
public sealed class RunComparisons(RunStore store, DataFolder data, ProjectNames names) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Compares a run with another; null when the project has no such run.</summary>
    /// <param name="project">The project.</param>
    /// <param name="run">The run.</param>
    /// <param name="with">The other; empty for the newest that is done and has the same specification.</param>
    /// <param name="cancellationToken">Ends the wait; what was read is read again the next time.</param>
    public async Task<ComparisonView?> FindAsync(string project, string run, string with, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        var all = await store.ListAsync(project, cancellationToken);
        if (all.FirstOrDefault(one => one.Id == run) is not { } summary)
            return null;
        var others = all.Where(one => one.Id != run && one.SpecHash == summary.SpecHash && one.State == RunState.Done).ToList();
        var other = with.Length > 0 ? all.FirstOrDefault(one => one.Id == with) : others.FirstOrDefault();
        var view = new ComparisonView(name, summary, others, other);
        if (other is null || summary.State != RunState.Done || other.State != RunState.Done)
            return view;
        try
        {
            return view with { Difference = await CompareAsync(data.Run(other.Id), data.Run(run), cancellationToken) };
        }
        catch (InputException error)
        {
            return view with { Failure = error.Message };
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<BundleDifference> CompareAsync(RunFolder first, RunFolder second, CancellationToken cancellationToken)
    {
        var file = Path.Combine(second.Columns, $"comparison-{Path.GetFileName(first.Root)}.json");
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(file))
            {
                var difference = await Task.Run(() => Compare(first, second, cancellationToken), cancellationToken);
                Directory.CreateDirectory(second.Columns);
                AtomicFile.Write(file, stream => JsonSerializer.Serialize(stream, difference, RunJson.Indented));
            }

            await using var stored = File.OpenRead(file);
            return (await JsonSerializer.DeserializeAsync<BundleDifference>(stored, RunJson.Indented, cancellationToken))!;
        }
        finally
        {
            _one.Release();
        }
    }

    // Bundles of this portal were written or verified here; the lists of their checksums are to be believed.
    private static BundleDifference Compare(RunFolder first, RunFolder second, CancellationToken cancellationToken)
    {
        using var a = Open(first);
        using var b = Open(second);
        return BundleComparison.Run(a, b, null, cancellationToken);
    }

    private static BundleReader Open(RunFolder folder) => File.Exists(folder.Bundle)
        ? BundleReader.Open(folder.Bundle, "The bundle of one of the runs")
        : throw new InputException("The bundle of one of the runs is not there any more; run it again.");
}
