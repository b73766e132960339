using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Quotas;

namespace CisLens.Web.Shell;

/// <summary>Starts runs for people, from wherever they ask.</summary>
public sealed class RunStarts(RunStore store, StorageMeter meter, ActivityLog activities)
{
    /// <summary>Starts a run and answers its id.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="project">The project.</param>
    /// <param name="spec">What to compute.</param>
    /// <param name="origin">The run of which it was made; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InputException">It cannot be run; the sentence says why.</exception>
    public async Task<string> StartAsync(ClaimsPrincipal user, string project, RunSpec spec, string? origin, CancellationToken cancellationToken)
    {
        await meter.MeasureAsync(cancellationToken);
        var run = await store.SubmitAsync(new RunSubmission(project, spec) { OriginId = origin, PersonId = user.PersonId() }, cancellationToken);
        await activities.AddAsync(user, project, "started the run", spec.Name, CancellationToken.None);
        return run;
    }

    /// <summary>Starts the same run once more, with the same seed and without taking anything over, and answers its id; null when the project has no such run.</summary>
    /// <exception cref="InputException">It cannot be run here; the sentence says why.</exception>
    public async Task<string?> AgainAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken) =>
        await store.DetailAsync(run, cancellationToken) is { } detail && detail.Summary.ProjectId == project
            ? await StartAsync(user, project, detail.Spec, null, cancellationToken)
            : null;
}
