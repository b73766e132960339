using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>What the results page knows of a run before it reads any row.</summary>
/// <param name="ProjectName">The project that owns it.</param>
/// <param name="Run">The run.</param>
/// <param name="Spec">Its specification.</param>
/// <param name="Prepared">Rows and length; null while the run is not prepared.</param>
/// <param name="Tracks">Its attributions, in order.</param>
/// <param name="Receptive">For each target the part of the sequence that it can depend on; null where that is all of it, or not known.</param>
/// <param name="Guide">Where the output's positions lie over the sequence; null where that is not known.</param>
public sealed record ResultsHead(
    string ProjectName, RunSummary Run, RunSpec Spec, PreparedRun? Prepared, IReadOnlyList<TrackLine> Tracks, IReadOnlyList<ReceptivePart?> Receptive, MatrixGuide? Guide);
