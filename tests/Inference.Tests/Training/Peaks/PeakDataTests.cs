using CisLens.Inference.Sequences;
using CisLens.Inference.Training.Peaks;
using Xunit;

namespace CisLens.Inference.Tests.Training.Peaks;

/// <summary>The real peaks, read and divided.</summary>
[Trait("Part", "golden")]
public sealed class PeakDataTests : IClassFixture<PeakDataTests.RealPeaks>
{
    private readonly RealPeaks _peaks;

    public PeakDataTests(RealPeaks peaks) => _peaks = peaks;

    [SkippableFact]
    public void Read_RealPeaks_SharesNoWordBetweenTestAndTraining()
    {
        var data = _peaks.Data();
        var test = KmerSet.Of(data.Splits.SelectMany(split => split.Test));
        var validation = KmerSet.Of(data.Splits.SelectMany(split => split.Validation));

        Assert.DoesNotContain(data.Splits.SelectMany(split => split.Train), peak => test.SharesWordWith(peak.Codes));
        Assert.DoesNotContain(data.Splits.SelectMany(split => split.Train), peak => validation.SharesWordWith(peak.Codes));
        Assert.DoesNotContain(data.Splits.SelectMany(split => split.Validation), peak => test.SharesWordWith(peak.Codes));
    }

    [SkippableFact]
    public void Read_RealPeaks_AccountsForEveryPeak()
    {
        var data = _peaks.Data();

        Assert.Equal([39184, 28677, 43114, 6906, 6566, 4551], data.Counts.Select(count => count.Read));
        Assert.All(data.Counts, count => Assert.Equal(
            count.Read, count.Test + count.ValidationNearTest + count.Validation + count.TrainNearHeldOut + count.NotDrawn + count.Train));
        Assert.All(data.Splits.Skip(2), split => Assert.Equal((500, 500), (split.Test.Count, split.TestNegatives.Count)));
        Assert.All(data.Splits.Take(2).SelectMany(split => split.Test), peak => Assert.Matches("^chr[89]:", peak.Name));
    }

    [SkippableFact]
    public void Training_RealPeaks_LabelsOwnFactorAndMasksTheUnknown()
    {
        var data = _peaks.Data();
        var examples = PeakExamples.Training(data);
        var foxa1 = data.Splits[0].Train.Count + data.Splits[1].Train.Count;

        Assert.All(examples.Sequences, codes => Assert.Equal(Bases.Unknown, codes[^1]));
        Assert.Equal([0, 0, 1, 0, 0, 0], examples.Labels.AsSpan(foxa1 * 6, 6).ToArray());
        Assert.Equal(1, examples.Known[foxa1 * 6 + 2]);
        Assert.Equal(0, examples.Known[foxa1 * 6 + 5]);
        Assert.Equal(examples.Count, (int)examples.Labels.Sum());
        Assert.InRange(examples.Known.Average(), 0.6, 0.9);
    }

    [SkippableFact]
    public void Validation_RealPeaks_HasOneShuffleAPeak()
    {
        var examples = PeakExamples.Validation(_peaks.Data(), seed: 1);

        Assert.Equal(examples.Count / 2, (int)examples.Labels.Sum());
        Assert.Equal(examples.Sequences[0].Order(), examples.Sequences[1].Order());
        Assert.NotEqual(examples.Sequences[0], examples.Sequences[1]);
    }

    /// <summary>Reads the peaks once for all tests.</summary>
    public sealed class RealPeaks
    {
        private PeakData? _data;

        /// <summary>The peaks; skips the test where they are not here.</summary>
        public PeakData Data() => _data ??= PeakDataReader.Read(GoldenFolders.Sequences(), new PeakLimits(101, MostTrain: 2000, MostValidation: 300, Seed: 1));
    }
}
