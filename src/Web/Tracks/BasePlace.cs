namespace CisLens.Web.Tracks;

/// <summary>A base of a sequence on the screen.</summary>
/// <param name="Position">0-based in the window that the model saw.</param>
/// <param name="X">Pixels from the left edge of the tracks.</param>
/// <param name="Y">Pixels from the top edge of the tracks.</param>
public sealed record BasePlace(int Position, int X, int Y);
