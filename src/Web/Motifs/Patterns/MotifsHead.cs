using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>What the pages of a run's motifs know.</summary>
/// <param name="Results">The run.</param>
/// <param name="Motifs">What it found; null while it is not prepared, and when it does nothing about motifs.</param>
/// <param name="Reviews">What people think of the findings, by key.</param>
public sealed record MotifsHead(ResultsHead Results, RunMotifs? Motifs, IReadOnlyDictionary<string, MotifReview> Reviews)
{
    public string ProjectId => Results.Run.ProjectId;

    public string RunId => Results.Run.Id;

    /// <summary>The attribution that a discovery worked on.</summary>
    public TrackLine? Track(DiscoverySpec spec) => Results.Tracks.FirstOrDefault(track => track.Key == new TrackKey(spec.Method, spec.Target));

    /// <summary>What a discovery is called: procedure, method and target.</summary>
    public string Title(DiscoverySpec spec) => $"{RunHits.Procedure(spec)} on {Track(spec)?.Title ?? spec.Method}";

    /// <summary>The unit of a discovery's contributions.</summary>
    public string Unit(DiscoverySpec spec) => Track(spec)?.Unit ?? "";
}
