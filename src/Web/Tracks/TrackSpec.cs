namespace CisLens.Web.Tracks;

/// <summary>A track.</summary>
/// <param name="Id">Unique within the viewer.</param>
/// <param name="Title">What people read.</param>
/// <param name="Kind"><c>letters</c> or <c>heatmap</c>.</param>
/// <param name="Url">Answers little-endian float32.</param>
/// <param name="Formula">How the numbers were made.</param>
/// <param name="Sign">What a positive number means.</param>
/// <param name="Unit">The unit of the target.</param>
public sealed record TrackSpec(string Id, string Title, string Kind, string Url, string Formula, string Sign, string Unit);
