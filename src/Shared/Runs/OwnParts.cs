using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Runs;

/// <summary>A run computes with what its project has or what all share, also where its specification was written elsewhere (a bundle that came in).</summary>
public sealed class OwnParts : IRunGate
{
    /// <inheritdoc/>
    public async Task CheckAsync(CisLensDb db, RunEntity run, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(run);
        var spec = RunSpec.FromJson(run.SpecJson);
        if (await db.SequenceSets.AnyAsync(set => set.Id == spec.Sequences.Id && set.ProjectId != run.ProjectId, token).ConfigureAwait(false))
            throw Lacks("sequences", spec.Sequences.Name);
        if (await db.Models.AnyAsync(model => model.Id == spec.Model.Id && model.ProjectId != null && model.ProjectId != run.ProjectId, token).ConfigureAwait(false))
            throw Lacks("model", spec.Model.Name);
        var wanted = spec.Motifs?.Databases.Select(database => database.Id).ToList() ?? [];
        if (await db.MotifDatabases.Where(database => wanted.Contains(database.Id) && database.ProjectId != null && database.ProjectId != run.ProjectId)
            .Select(database => database.Id).FirstOrDefaultAsync(token).ConfigureAwait(false) is { } foreign)
            throw Lacks("motif database", spec.Motifs!.Databases.First(database => database.Id == foreign).Name);
    }

    private static InputException Lacks(string kind, string name) =>
        new($"The project does not have the {kind} '{name}' that the run names; add it to the project and choose it.");
}
