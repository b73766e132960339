using CisLens.Web.Tracks;

namespace CisLens.Web.External;

/// <summary>What was added to a run from elsewhere.</summary>
/// <param name="Head">The run.</param>
/// <param name="Files">The files, by the time when they were added.</param>
public sealed record ExternalView(ResultsHead Head, IReadOnlyList<ExternalLine> Files);
