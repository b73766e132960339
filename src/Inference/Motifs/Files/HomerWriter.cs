using CisLens.Inference.Motifs.Consensus;

namespace CisLens.Inference.Motifs.Files;

/// <summary>
/// Writes HOMER's form. HOMER cannot do without a score threshold, which no other form has: 60 % of the best score is written,
/// in natural log-odds against a quarter each, probabilities of less than 0.001 counted as that.
/// </summary>
internal static class HomerWriter
{
    private const double SmallestProbability = 0.001;
    private const double ThresholdShare = 0.6;

    public static void Write(TextWriter writer, MotifDatabase database)
    {
        foreach (var motif in database.Motifs)
        {
            writer.WriteLine($">{Iupac.Of(motif)}\t{MotifLayout.Word(motif.Id)}\t{MotifLayout.Probability(ThresholdShare * BestScore(motif.Ppm))}");
            for (var position = 0; position < motif.Width; position++)
                writer.WriteLine(string.Join('\t', motif.Ppm.Column(position).ToArray().Select(MotifLayout.Probability)));
        }
    }

    private static double BestScore(Ppm ppm) => Enumerable.Range(0, ppm.Width)
        .Sum(position => Math.Log(Math.Max(SmallestProbability, ppm.Column(position).ToArray().Max()) * MotifMatrix.Letters));
}
