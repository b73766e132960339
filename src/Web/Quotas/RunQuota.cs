using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>Refuses runs beyond what their person, or their project, may use. One that computes is never stopped for it.</summary>
public sealed class RunQuota(QuotaReader reader, RunSizes sizes, QuotaWatch watch) : IRunGate
{
    /// <exception cref="InputException">Too much is used already, or would be.</exception>
    public async Task CheckAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        // The portal's own runs count for nobody.
        if (run.PersonId is not { } person)
            return;
        // Changing nothing holds both rows until the transaction ends, in this order: whoever else asks for a run of theirs waits and then counts this one.
        await db.Projects.Where(one => one.Id == run.ProjectId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), token);
        await db.People.Where(one => one.Id == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), token);
        var (theirs, projects) = (await reader.OfPersonAsync(db, person, token), await reader.OfProjectAsync(db, run.ProjectId, token));
        // Of one that goes on, what it has written, or its plan, is counted already.
        var counted = run.StoredBytes > 0 ? run.StoredBytes : run.PlannedBytes;
        if (theirs.Bytes.Allowed is not null || projects.Bytes.Allowed is not null)
            run.PlannedBytes = sizes.Of(RunSpec.FromJson(run.SpecJson), token);
        var more = Math.Max(1, run.PlannedBytes - counted);
        Check(run, person, person, theirs, more);
        Check(run, person, run.ProjectId, projects, more);
    }

    private void Check(RunEntity run, string person, string owner, QuotaState state, long more)
    {
        if (state.Lacks(more) is not { } kind)
            return;
        watch.Refused(new RefusedRun(run.Name, run.ProjectId, person, owner, kind, state.Sentence(kind, more)));
        QuotaState.Refuse(state.Sentence(kind, more));
    }
}
