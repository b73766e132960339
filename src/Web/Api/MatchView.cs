using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Motifs;

namespace CisLens.Web.Api;

/// <summary>A known motif that a motif resembles.</summary>
/// <param name="Target">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Family">Family of factors; null where it is not known.</param>
/// <param name="Database">Index of its database among those of the run.</param>
/// <param name="Offset">Position of the target, as oriented, under the first position of the core.</param>
/// <param name="Overlap">Positions that lie on each other.</param>
/// <param name="ReverseComplement">Whether the target was turned to the other strand.</param>
/// <param name="PValue">p.</param>
/// <param name="EValue">E.</param>
/// <param name="QValue">q.</param>
/// <param name="Probabilities">[width][4], the target as it is in its database.</param>
public sealed record MatchView(
    string Target, string Name, string? Family, int Database, int Offset, int Overlap, bool ReverseComplement,
    double PValue, double EValue, double QValue, double[][] Probabilities)
{
    internal static MatchView Of(MotifMatch match) => new(
        match.Target.Id, match.Target.Name, match.Target.Family, match.Database, match.Offset, match.Overlap, match.IsReverseComplement,
        match.PValue, match.EValue, match.QValue, MatrixJson.Of(match.Target.Ppm));
}
