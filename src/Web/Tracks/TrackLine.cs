using CisLens.Inference.Attribution;

namespace CisLens.Web.Tracks;

/// <summary>One attribution of a run: a method for a target.</summary>
/// <param name="StageKey">The stage that computes it.</param>
/// <param name="Title">E.g. <c>ISM of CTCF</c>.</param>
/// <param name="Target">What it explains.</param>
/// <param name="Unit">The unit of the target.</param>
/// <param name="Method">The method with the formulas of the settings that were used.</param>
public sealed record TrackLine(string StageKey, string Title, string Target, string Unit, MethodInfo Method);
