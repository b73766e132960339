using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>What one method says of one base.</summary>
/// <param name="Key">Method and target.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Score">Its score, in the unit of the target.</param>
/// <param name="Rank">1 for the strongest position by absolute value; equal scores share the better rank.</param>
/// <param name="Positions">How many positions were ranked: those with a known base.</param>
/// <param name="Meaning">What the sign of the score means, in words.</param>
/// <param name="Unit">The unit of the target.</param>
/// <param name="Matrix">The four scores of the position, A C G T; null for methods without.</param>
/// <param name="MatrixTitle">What the four scores are; null for methods without.</param>
public sealed record BaseScore(
    TrackKey Key, string Method, float Score, int Rank, int Positions, string Meaning, string Unit, IReadOnlyList<float>? Matrix, string? MatrixTitle);
