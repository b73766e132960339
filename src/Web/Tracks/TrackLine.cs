using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>One attribution of a run: a method for a target.</summary>
/// <param name="Key">Method and target.</param>
/// <param name="Title">E.g. <c>ISM of CTCF</c>.</param>
/// <param name="Target">What it explains.</param>
/// <param name="Unit">The unit of the target.</param>
/// <param name="Method">The method with the formulas of the settings that were used.</param>
/// <param name="Windows">The windows of its arrays; empty when it has none.</param>
/// <param name="Checks">What was measured to prove the numbers, as far as they are computed.</param>
public sealed record TrackLine(TrackKey Key, string Title, string Target, string Unit, MethodInfo Method, IReadOnlyList<WindowPlace> Windows, IReadOnlyList<MethodCheck> Checks);
