using CisLens.Web.Tracks;

namespace CisLens.Web.Audits.Agreement;

/// <summary>The maps of a sequence, one above the other.</summary>
/// <param name="Row">The sequence.</param>
/// <param name="Options">What the track viewer is told: a track of letters a method, and below it its top bases with those that are disputed marked.</param>
public sealed record DisputedView(ResultRow Row, TrackOptions Options);
