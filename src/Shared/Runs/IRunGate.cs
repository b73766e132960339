using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;

namespace CisLens.Shared.Runs;

/// <summary>Whether a run may begin to wait for workers. Asked within the transaction that lets it, so that two who ask at once cannot both have the last place.</summary>
public interface IRunGate
{
    /// <summary>Lets the run pass, or says why not.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="run">The run, submitted or resumed; not saved yet.</param>
    /// <param name="token">Ends the wait.</param>
    /// <exception cref="InputException">It may not; the sentence says why.</exception>
    public Task CheckAsync(CisLensDb db, RunEntity run, CancellationToken token);
}
