using CisLens.Inference.Models;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>What must be known of a run to say what can be done about a rule. Needs no native library.</summary>
/// <param name="Spec">Its specification.</param>
/// <param name="Package">Its model.</param>
/// <param name="Rows">Sequences that it explained.</param>
/// <param name="Available">Sequences that the set holds.</param>
/// <param name="Alphabet">Of the sequences.</param>
public sealed record AuditedRun(RunSpec Spec, ModelPackage Package, long Rows, long Available, Alphabet Alphabet)
{
    /// <summary>The other sequence sets of the project, the newest first.</summary>
    public IReadOnlyList<SequenceSource> Others { get; init; } = [];

    /// <summary>Looks at a run.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="data">Where its sequences are.</param>
    /// <param name="models">Where its model is.</param>
    /// <returns>Null until the run is prepared.</returns>
    /// <exception cref="InputException">The sequences or the model were removed.</exception>
    public static AuditedRun? Open(RunFolder folder, DataFolder data, ModelCatalogue models)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(models);
        if (PreparedRun.Read(folder) is not { } prepared)
            return null;
        var spec = RunSpec.FromJson(File.ReadAllText(folder.Spec), folder.Spec);
        using var sequences = SequenceSet.Open(data.SequenceSet(spec.Sequences.Id));
        return new AuditedRun(spec, models.Open(spec.Model.Id), prepared.Rows, sequences.Count, sequences.Alphabet);
    }

    /// <summary>The sequences from which rules on a dataset are passed: 500 of each target.</summary>
    internal long Wanted => (long)Evaluation.Audit.AuditRules.Sequences * Spec.Targets.Count;

    /// <summary>Whether a changed specification differs from the run's and can be run.</summary>
    internal bool CanRun(RunSpec changed)
    {
        try
        {
            RunPlanner.Plan(changed, Package);
            MotifPlan.CheckStrands(changed, Alphabet);
            return changed.Hash() != Spec.Hash();
        }
        catch (InputException)
        {
            return false;
        }
    }
}
