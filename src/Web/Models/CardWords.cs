using System.Globalization;
using CisLens.Inference.Models;
using CisLens.Web.Shell;

namespace CisLens.Web.Models;

/// <summary>The rules of a model card as sentences.</summary>
public static class CardWords
{
    private const int OutputsShown = 8;

    public static string Length(ModelInput input) => input switch
    {
        { Length: { } exact } => $"{Words.Count(exact)} bp",
        { MinimumLength: { } low, MaximumLength: { } high } => $"{Words.Count(low)} to {Words.Count(high)} bp",
        { MinimumLength: { } low } => $"{Words.Count(low)} bp or more",
        { MaximumLength: { } high } => $"up to {Words.Count(high)} bp",
        _ => "any length",
    };

    public static string Short(ModelInput input) => input.Short == ShortRule.Pad
        ? "Padded with unknown bases on both sides; the left side gets floor(missing / 2)."
        : "Dropped and listed.";

    public static string Long(ModelInput input) => input.Long == LongRule.Crop
        ? "Cropped to the central window, which starts at floor((length − model length) / 2)."
        : "Dropped and listed.";

    public static string Unknown(ModelInput input) => input.Unknown switch
    {
        UnknownRule.Zeros => "N and other codes are four zeros and get no attribution.",
        UnknownRule.Quarter => "N and other codes are 0.25 in each channel and get no attribution.",
        _ => "A sequence with N or another code is dropped and listed.",
    };

    public static string Strands(StrandRule rule) => rule switch
    {
        StrandRule.Mean => "Mean of both strands.",
        StrandRule.Max => "The larger of both strands.",
        _ => "The strand as given.",
    };

    public static string Outputs(ModelCard card) => card.Outputs.Count <= OutputsShown
        ? string.Join(", ", card.Outputs.Select(output => output.Name))
        : $"{Words.Count(card.Outputs.Count)}: {string.Join(", ", card.Outputs.Take(OutputsShown).Select(output => output.Name))} …";

    public static string Estimate(ModelPerformance figure) => figure is { Low: { } low, High: { } high }
        ? $"{Number(figure.Value)} ({Number(low)} to {Number(high)})"
        : Number(figure.Value);

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
