using CisLens.Inference.Models;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Agreement;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Inference.Runs.Audits.Faithfulness;
using CisLens.Inference.Runs.Audits.Spread;
using CisLens.Inference.Runs.Audits.Stability;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>
/// Makes the folder of a run again from its bundle: the same stages, cut into the same parts, so that everything that reads a run
/// reads an imported one. Memory does not grow with the run but for 16 bytes a sequence.
/// </summary>
public sealed class BundleRestore
{
    private const int MostChunks = 100_000;

    private readonly BundleReader _bundle;
    private readonly RunSpec _spec;
    private readonly CancellationToken _token;

    private BundleRestore(BundleReader bundle, RunSpec spec, CancellationToken token) => (_bundle, _spec, _token) = (bundle, spec, token);

    /// <summary>The stages of the run, after checking that the bundle's specification, model card and cut belong together.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public static IReadOnlyList<StagePlan> Plan(BundleReader bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return BundleFault.Guard(bundle.Name, () =>
        {
            ModelCardCheck.Run(bundle.Card);
            var stages = RunPlanner.Plan(bundle.Spec, bundle.Card);
            CheckCut(bundle, stages);
            return stages;
        });
    }

    /// <summary>Writes the folder of a run, whole or not at all.</summary>
    /// <param name="bundle">The bundle, verified and planned.</param>
    /// <param name="spec">Its specification with the names that sequences and model have here.</param>
    /// <param name="sequences">The set that the specification names.</param>
    /// <param name="folder">Where the run goes; must not exist.</param>
    /// <param name="token">Stops between blocks; nothing stays.</param>
    /// <exception cref="InputException">Its files do not fit together.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static void Write(BundleReader bundle, RunSpec spec, SequenceSet sequences, RunFolder folder, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(folder);
        BundleFault.Guard(bundle.Name, () => AtomicDirectory.Write(folder.Root, root =>
        {
            var target = new RunFolder(root);
            new BundleRestore(bundle, spec, token).Write(target, sequences);
            ReadAll(target);
        }));
    }

    private void Write(RunFolder folder, SequenceSet sequences)
    {
        File.WriteAllText(folder.Spec, _spec.ToJson());
        Directory.CreateDirectory(folder.Prepared);
        new RestoredRows(_bundle, sequences, _token).Write(folder.Prepared);
        Copy(BundleNames.Prepared, folder.PreparedJson);
        var arrays = new RestoredArrays(_bundle, folder, _token);
        arrays.Predictions(_spec);
        foreach (var method in _spec.Methods)
            for (var target = 0; target < _spec.Targets.Count; target++)
                arrays.Attribution(_spec, method, new TrackKey(method.Method, target));
        for (var index = 0; index < (_spec.Embeddings?.Count ?? 0); index++)
            arrays.Split(BundleNames.Embedding(_spec, index), StageKeys.Embed(index), ChunkFiles.Embedding);
        if (_spec.Motifs is { } motifs)
            WriteMotifs(folder, motifs);
        if (_spec.Audit is { } audit)
            WriteAudit(folder, audit);
    }

    private void WriteMotifs(RunFolder folder, MotifSpec motifs)
    {
        for (var index = 0; index < motifs.Filters.Count; index++)
            CopyAll(BundleNames.Filters(_spec, index), FilterFiles.All.Keys, folder.Chunk(StageKeys.Filters(index), 0));
        for (var index = 0; index < motifs.Discoveries.Count; index++)
        {
            CopyAll(BundleNames.Discovery(_spec, index), DiscoveryFiles.All.Keys, folder.Chunk(StageKeys.Discover(index), 0));
            var chunk = folder.Chunk(StageKeys.Instances(index), 0);
            CopyAll(BundleNames.Instances(_spec, index), InstanceFiles.All.Keys, chunk);
            Index(BundleNames.Instances(_spec, index) + InstanceFiles.Instances, Path.Combine(chunk, InstanceFiles.Instances), 0, (int)_bundle.Prepared.Rows, InstanceFiles.RowColumn);
        }
        if (motifs.Scan is null)
            return;
        var layout = _bundle.Prepared.Layout(StageKeys.Scan)!.Value;
        for (var index = 0; index < layout.Count; index++)
        {
            var (part, chunk) = (BundleNames.Part(BundleNames.Scan, index), folder.Chunk(StageKeys.Scan, index));
            CopyAll(part, ScanFiles.All.Keys, chunk);
            Index(part + ScanFiles.Hits, Path.Combine(chunk, ScanFiles.Hits), layout.First(index), layout.RowsOf(index), ScanFiles.RowColumn);
        }
    }

    // The bundle knows a test's files by their folder alone; names were checked when it was opened.
    private void WriteAudit(RunFolder folder, AuditSpec audit)
    {
        var tests = $"{BundleNames.Audit}{StageKeys.Test("")}";
        CopyBelow(BundleNames.Audit, file => !file.StartsWith(tests, StringComparison.Ordinal), folder.Chunk(StageKeys.Audit, 0));
        foreach (var key in audit.Tests.Select(test => StageKeys.Test(test.Test)))
            for (var index = 0; index < _bundle.Prepared.Layout(key)!.Value.Count; index++)
                CopyBelow(BundleNames.Part(BundleNames.Audit + key, index), _ => true, folder.Chunk(key, index));
    }

    private void CopyBelow(string prefix, Func<string, bool> wanted, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in _bundle.Files.Where(file => file.StartsWith(prefix, StringComparison.Ordinal) && wanted(file)))
        {
            var path = Path.Combine([folder, .. file[prefix.Length..].Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Copy(file, path);
        }
    }

    private void CopyAll(string prefix, IEnumerable<string> files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
            Copy(prefix + file, Path.Combine(folder, file));
    }

    private void Copy(string file, string path)
    {
        _token.ThrowIfCancellationRequested();
        using var source = _bundle.Open(file);
        using var target = new FileStream(path, FileMode.CreateNew);
        source.CopyTo(target);
    }

    // Where the lines of each row begin is not in the bundle; it follows from the lines.
    private void Index(string file, string path, long first, int rows, int column)
    {
        using var lines = new BundleLines(_bundle, file);
        var header = lines.Next() ?? throw _bundle.Damaged(file);
        RowTable.Write(path, header, rows, lines.Rest(_token).Select(line =>
        {
            var row = long.Parse(line.Split('\t')[column], System.Globalization.CultureInfo.InvariantCulture) - first;
            return row >= 0 && row < rows ? ((int)row, line) : throw _bundle.Damaged(file);
        }));
    }

    private static void CheckCut(BundleReader bundle, IReadOnlyList<StagePlan> stages)
    {
        var prepared = bundle.Prepared;
        var keys = stages.Where(stage => stage.Kind is not (StageKind.Prepare or StageKind.Bundle)).Select(stage => stage.Key).Order(StringComparer.Ordinal);
        var layouts = prepared.Stages.Select(stage => (stage.ChunkRows, Rows: stage.Rows ?? prepared.Rows)).ToList();
        if (prepared.Rows is < 1 or > int.MaxValue || prepared.Dropped < 0 || prepared.Length < 1
            || !prepared.Stages.Select(stage => stage.Key).Order(StringComparer.Ordinal).SequenceEqual(keys)
            || layouts.Any(layout => layout.ChunkRows < 1 || layout.Rows is < 0 or > int.MaxValue)
            || layouts.Sum(layout => (long)new ChunkLayout(layout.Rows, layout.ChunkRows).Count) > MostChunks)
            throw bundle.Damaged(BundleNames.Prepared);
    }

    /// <summary>Opens whatever pages open, so that what cannot be read is refused here and not on a page.</summary>
    private static void ReadAll(RunFolder folder)
    {
        using (var results = RunResults.Open(folder)!)
        {
            results.Row(0);
            foreach (var track in results.Tracks)
                results.Checks(track);
        }
        if (RunMotifs.Open(folder) is { } motifs)
        {
            for (var index = 0; index < motifs.Motifs.Filters.Count; index++)
                motifs.Filters(index);
            for (var index = 0; index < motifs.Motifs.Discoveries.Count; index++)
                (_, _) = (motifs.Discovery(index), motifs.AllInstances(index).Count());
            _ = motifs.Hits().Count() + motifs.Scored().Count();
        }
        RunAudit.Open(folder);
        (_, _, _, _, _) = (AgreementResult.Open(folder), FaithfulnessResult.Open(folder), StabilityResult.Open(folder), SpreadResult.Open(folder), EffectsResult.Open(folder));
    }
}
