using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Reuse;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>Everything that a chunk needs; opened for each chunk and closed after it.</summary>
/// <param name="Spec">The frozen specification.</param>
/// <param name="Folder">Where results go.</param>
/// <param name="Sequences">The sequences.</param>
/// <param name="Package">The model package.</param>
/// <param name="Models">Loads the model.</param>
public sealed record RunContext(RunSpec Spec, RunFolder Folder, SequenceSet Sequences, ModelPackage Package, IRunModels Models) : IDisposable
{
    /// <summary>Opens a database of known motifs that the specification names.</summary>
    public Func<MotifDatabaseSource, MotifDatabase> OpenDatabase { get; init; } =
        source => throw new InputException($"The motif database '{source.Name}' is not here; leave it out of the specification.");

    /// <summary>The run of which this one was made by changing its specification; what both have in common is taken over. Null for none.</summary>
    public RunFolder? Origin { get; init; }

    /// <summary>What computes; results of another are never taken over.</summary>
    public string Software { get; init; } = SoftwareBuild.Current;

    /// <summary>Opens another set of sequences that the specification names by its identifier; the caller closes it.</summary>
    public Func<string, SequenceSet> OpenSequences { get; init; } =
        id => throw new InputException($"The set of sequences '{id}' is not here; leave it out of the specification.");

    /// <summary>The model on the run's device.</summary>
    public IRunModel Model() => Models.Get(Package, Spec.Model.Replica, Spec.Device);

    /// <inheritdoc />
    public void Dispose() => Sequences.Dispose();
}
