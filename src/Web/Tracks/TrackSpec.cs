namespace CisLens.Web.Tracks;

/// <summary>A track.</summary>
/// <param name="Id">Unique within the viewer.</param>
/// <param name="Title">What people read.</param>
/// <param name="Kind"><c>letters</c>, <c>heatmap</c>, <c>overlay</c>, <c>difference</c> or <c>hits</c>.</param>
/// <param name="Url">Answers little-endian float32; empty for hits.</param>
/// <param name="Formula">How the numbers were made.</param>
/// <param name="Sign">What a positive number means.</param>
/// <param name="Unit">The unit of the target.</param>
public sealed record TrackSpec(string Id, string Title, string Kind, string Url, string Formula, string Sign, string Unit)
{
    /// <summary>Answers the standard deviation of each score, for an error band.</summary>
    public string? SpreadUrl { get; init; }

    /// <summary>Answers the second side of an overlay or a difference.</summary>
    public string? OtherUrl { get; init; }

    /// <summary>The names of the two sides.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary><c>relative</c> when each side is divided by its largest absolute value, or <c>raw</c>.</summary>
    public string? Scale { get; init; }

    /// <summary>Whether the scores explain every position of the output, so that what the target cannot see counts too.</summary>
    public bool EveryOutput { get; init; }

    /// <summary>What was measured to prove the numbers.</summary>
    public IReadOnlyList<TrackCheck> Checks { get; init; } = [];

    /// <summary>What a track of hits shows, best first.</summary>
    public IReadOnlyList<TrackHit> Hits { get; init; } = [];
}
