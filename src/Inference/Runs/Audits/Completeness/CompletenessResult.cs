namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>Reads how far contributions miss what they should add up to. Needs no native library.</summary>
public sealed class CompletenessResult
{
    /// <summary>Reads chunks.</summary>
    /// <param name="chunks">Their folders, in their order.</param>
    public CompletenessResult(IEnumerable<string> chunks) =>
        Tracks = [.. chunks.SelectMany(CompletenessFiles.Read).GroupBy(piece => piece.Track).Select(track => Join([.. track]))];

    /// <summary>Each method and target that was looked at.</summary>
    public IReadOnlyList<TrackCompleteness> Tracks { get; }

    private static TrackCompleteness Join(List<TrackCompleteness> pieces) => new(
        pieces[0].Track,
        [.. pieces.SelectMany(piece => piece.Rows)],
        [.. pieces.SelectMany(piece => piece.Errors)],
        [.. pieces.SelectMany(piece => piece.Relative)],
        [.. pieces.SelectMany(piece => piece.Checked).OrderByDescending(pair => pair.Error)]);
}
