using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Tracks;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>The motif findings of runs. A run is found only below the project that owns it.</summary>
public sealed class RunPatterns(RunTracks runs, MotifResults motifs, MotifReviews reviews)
{
    /// <summary>Null when the project has no such run.</summary>
    public async Task<MotifsHead?> HeadAsync(string project, string run, CancellationToken cancellationToken) =>
        await runs.HeadAsync(project, run, cancellationToken) is { } head
            ? new MotifsHead(head, motifs.Of(run), await reviews.OfRunAsync(run, cancellationToken))
            : null;
}
