using CisLens.Web.Tracks;

namespace CisLens.Web.Home;

/// <summary>One sequence of a run, to look at.</summary>
/// <param name="Id">The sequence's name.</param>
/// <param name="Target">What is explained.</param>
/// <param name="Prediction">What the model answered.</param>
/// <param name="Href">Where all of it is.</param>
/// <param name="Tracks">One track.</param>
public sealed record HomeExample(string Id, string Target, float Prediction, string Href, TrackOptions Tracks);
