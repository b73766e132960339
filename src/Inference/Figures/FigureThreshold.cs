using System.Text.Json.Serialization;

namespace CisLens.Inference.Figures;

/// <summary>
/// The threshold of the audit that the numbers of a figure are held against. A stored figure names it only: its numbers may be a project's own,
/// and are filled in when the figure is read.
/// </summary>
/// <param name="Rule">The rule's number.</param>
/// <param name="Place">Its place among the rule's thresholds, from 0.</param>
public sealed record FigureThreshold(int Rule, int Place = 0)
{
    /// <summary>Where a number passes; null as long as it is not filled in.</summary>
    [JsonIgnore]
    public double? Pass { get; init; }

    /// <summary>Where it fails; null as long as it is not filled in.</summary>
    [JsonIgnore]
    public double? Fail { get; init; }
}
