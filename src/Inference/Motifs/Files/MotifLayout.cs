using System.Globalization;

namespace CisLens.Inference.Motifs.Files;

/// <summary>How numbers and words are written in files of motifs.</summary>
internal static class MotifLayout
{
    /// <summary>A probability: six decimals, more where the number has them.</summary>
    public static string Probability(double value) => value.ToString("0.000000##########", CultureInfo.InvariantCulture);

    /// <summary>A count, without the rounding left by probability x sites.</summary>
    public static string Count(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A number of any size in few digits.</summary>
    public static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A word without blanks, which would end it.</summary>
    public static string Word(string text) => string.Join('_', MotifText.Words(text));

    /// <summary>One line of text.</summary>
    public static string Line(string text) => string.Join(' ', MotifText.Words(text));

    /// <summary>
    /// A motif's counts where its sites are known, else its probabilities; what reads them tells the two apart again.
    /// </summary>
    /// <returns>The matrix, and how its numbers are written.</returns>
    public static (MotifMatrix Matrix, Func<double, string> Format) CountsOrProbabilities(Motif motif) =>
        motif.Sites is { } sites ? (motif.Ppm.ToPfm(sites), Count) : (motif.Ppm, Probability);
}
