using CisLens.Inference.Training;
using CisLens.Inference.Training.Peaks;

namespace CisLens.Inference.Tests.Training;

/// <summary>Peaks that the model that ships was not trained on.</summary>
internal static class HeldPeaks
{
    /// <summary>The test peaks of a factor, in the file's order.</summary>
    /// <param name="folder">The folder of the peaks.</param>
    /// <param name="source">The factor.</param>
    public static IEnumerable<Peak> Of(string folder, FactorSource source) => source.TestFile is null
        ? PeakFiles.ReadFasta(Path.Combine(folder, source.TrainFile), DefaultModel.Length)
            .Where(peak => FactorSource.TestChromosomes.Contains(peak.Name.Split(':')[0]))
        : PeakFiles.ReadTable(Path.Combine(folder, source.TestFile), DefaultModel.Length).Where(peak => peak.Bound);
}
