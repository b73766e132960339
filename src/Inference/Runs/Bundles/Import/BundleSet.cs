using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>The sequences of a bundle as a set.</summary>
public static class BundleSet
{
    /// <summary>Makes a set of the sequences in a bundle; it is the very set that the bundle names unless the run drew a sample of that.</summary>
    /// <param name="bundle">The bundle, verified.</param>
    /// <param name="folder">Folder to make.</param>
    /// <param name="token">Stops between blocks; nothing stays.</param>
    /// <exception cref="InputException">They cannot be read.</exception>
    public static ImportReport Write(BundleReader bundle, string folder, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return BundleFault.Guard(bundle.Name, () =>
        {
            using var table = bundle.Open(BundleNames.Sequences);
            var report = SequenceImport.Run(table, BundleNames.Sequences, new ImportOptions(), folder, null, token);
            if (report.RejectedCount > 0)
                throw bundle.Damaged(BundleNames.Sequences);
            foreach (var file in SimulationTruth.Files.Keys.Where(file => bundle.Has(BundleNames.Truth + file)))
                File.WriteAllText(Path.Combine(folder, file), bundle.Text(BundleNames.Truth + file));
            SimulationTruth.Open(folder);
            return report;
        });
    }
}
