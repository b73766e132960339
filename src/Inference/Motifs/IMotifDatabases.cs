using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Motifs;

/// <summary>The databases of known motifs of this installation, for the portal and the worker.</summary>
public interface IMotifDatabases
{
    /// <summary>Those that a project can use: its own, newest first, those of the shared catalogue, and last the starter set, which is always there.</summary>
    /// <param name="project">The project's identifier.</param>
    /// <param name="token">Ends the reading.</param>
    public Task<IReadOnlyList<MotifDatabaseSource>> ListAsync(string project, CancellationToken token);

    /// <summary>
    /// The motifs of a database that a list or a specification names; kept while memory allows. Whether a person may see it is
    /// not asked here: give what <see cref="ListAsync"/> answered.
    /// </summary>
    /// <exception cref="InputException">It is gone, or its file is not the one that was named.</exception>
    public MotifDatabase Open(MotifDatabaseSource source);
}
