using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Training.Peaks;

namespace CisLens.Inference.Training;

/// <summary>Writes the card of the model that ships.</summary>
public static class DefaultModelCard
{
    /// <summary>Makes the card.</summary>
    /// <param name="data">The peaks it was trained on.</param>
    /// <param name="replicas">The replicas; the first is the default one, whose figures the card states.</param>
    public static ModelCard Create(PeakData data, IReadOnlyList<TrainedReplica> replicas)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(replicas);
        return new ModelCard
        {
            Name = DefaultModel.Name,
            Version = "1.0.0",
            Title = "TF binding, six factors",
            Description = "Scores 101 bases of human DNA for binding of CTCF, PU.1 (SPI1), FOXA1, REST, GABPA and MYC: "
                + "one logit a factor, the mean over both strands; a sigmoid turns it into the probability in the mixture it was trained on, in which one peak of the factor stands against many negatives.",
            Licence = "MIT",
            Citation = "CisLens. Peaks: ENCODE Project Consortium, Nature 2012, as prepared for DeepBind by Alipanahi and others, Nature Biotechnology 2015 "
                + "(jisraeli/DeepBind), and const-ae/Neural_Network_DNA_Demo (MIT) for CTCF and SPI1. "
                + "Exponential first activation: Koo and Eddy, Nature Machine Intelligence 2021.",
            Origin = "Trained with the command cislens train-default, which repeats the weights from the seed.",
            TrainedOn = TrainedOn(data),
            Performance = [.. replicas[0].Scores.SelectMany(Figures)],
            Input = new ModelInput { Length = DefaultModel.Length, Short = ShortRule.Pad, Long = LongRule.Crop, Unknown = UnknownRule.Zeros },
            Outputs = [.. data.Factors.Select((factor, i) => new ModelOutput(factor, "logit", Describe(FactorSource.All[i]))
            {
                HeldOutChromosomes = FactorSource.All[i].TestFile is null ? FactorSource.TestChromosomes : null,
            })],
            Strands = StrandRule.Mean,
            Architecture = new JsonObject { ["layers"] = DefaultModel.Layers(data.Factors.Count) },
            Weights = [.. replicas.Select(replica => replica.Weights)],
        };
    }

    private static string TrainedOn(PeakData data)
    {
        var peaks = string.Join(", ", data.Counts.Select(count => $"{count.Factor} {count.Train:N0}"));
        return $"ChIP-seq peaks of 101 bases ({peaks}), each with a dinucleotide-shuffled copy drawn anew in every pass, on both strands. "
            + "Peaks of other factors are negatives where that is known. Held out: the test files of the ENCODE sets, chromosomes 8 and 9 for CTCF and SPI1, "
            + "and every training peak that shares 24 bases with a held-out one.";
    }

    private static string Describe(FactorSource source) =>
        source.Cells == "not stated" ? $"Bound by {source.Factor} (cells not stated by the source)." : $"Bound by {source.Factor} in {source.Cells} cells.";

    private static IEnumerable<ModelPerformance> Figures(PeakScore score)
    {
        yield return Figure(score, "AUROC", score.Auroc);
        yield return Figure(score, "AUPRC", score.Auprc);
    }

    private static ModelPerformance Figure(PeakScore score, string metric, Interval interval) => new(
        score.Output, metric, Math.Round(interval.Value, 4), Math.Round(interval.Low, 4), Math.Round(interval.High, 4),
        interval.Positives + interval.Negatives, $"{interval.Positives:N0} {score.Positives} against {interval.Negatives:N0} {score.Negatives}",
        "CisLens, held-out data, mean of both strands, 95 % bootstrap interval");
}
