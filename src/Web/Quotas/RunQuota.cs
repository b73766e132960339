using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Quotas;

/// <summary>Refuses runs beyond what their person, or their project, may use. One that computes is never stopped for it.</summary>
public sealed class RunQuota(QuotaReader reader) : IRunGate
{
    /// <exception cref="InputException">Too much is used already.</exception>
    public async Task CheckAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        // The portal's own runs count for nobody.
        if (run.PersonId is not { } person)
            return;
        // Changing nothing holds both rows until the transaction ends, in this order: whoever else asks for a run of theirs waits and then counts this one.
        await db.Projects.Where(one => one.Id == run.ProjectId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), token);
        await db.People.Where(one => one.Id == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, one => one.Name), token);
        QuotaState.Refuse((await reader.OfPersonAsync(db, person, token)).RunRefusal());
        QuotaState.Refuse((await reader.OfProjectAsync(db, run.ProjectId, token)).RunRefusal());
    }
}
