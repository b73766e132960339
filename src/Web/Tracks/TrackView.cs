namespace CisLens.Web.Tracks;

/// <summary>A part of the sequence, 0-based, end excluded.</summary>
public sealed record TrackView(int Start, int End);
