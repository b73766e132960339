namespace CisLens.Inference.Models;

/// <summary>One output of a model.</summary>
/// <param name="Name">E.g. <c>CTCF</c>.</param>
/// <param name="Kind">E.g. <c>logit</c>, <c>probability</c>, <c>score</c>: the unit of predictions and attributions.</param>
/// <param name="Description">What it means.</param>
/// <param name="OtherStrand">The name of the output that says the same of the reverse complement: its own where the strand does not matter; null when that is not known.</param>
public sealed record ModelOutput(string Name, string Kind, string? Description = null, string? OtherStrand = null)
{
    /// <summary>The chromosomes from which this output has learnt nothing, e.g. <c>chr8</c>; null where that is not known.</summary>
    public IReadOnlyList<string>? HeldOutChromosomes { get; init; }
}
