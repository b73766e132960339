namespace CisLens.Web.Tracks;

/// <summary>A stretch of the sequence with a name; positions are 0-based indices, the end excluded.</summary>
/// <param name="Start">First position.</param>
/// <param name="End">One after the last.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>: the direction of the motif along the sequence as drawn.</param>
/// <param name="Label">What is written on it.</param>
/// <param name="Facts">What is told when it is pointed at.</param>
/// <param name="Tone"><c>high</c> when it raises the output, <c>low</c> when it lowers it, or <c>none</c>.</param>
/// <param name="Href">Where a press leads.</param>
/// <param name="Chosen">Whether the page was opened for it.</param>
public sealed record TrackHit(int Start, int End, string Strand, string Label, string Facts, string Tone, string Href, bool Chosen);
