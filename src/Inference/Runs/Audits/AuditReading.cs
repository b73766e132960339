using CisLens.Inference.Models;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>What a run has on disk, for evidence; asks no model and needs no native library.</summary>
public sealed class AuditReading : IDisposable
{
    internal AuditReading(RunContext context, PreparedRun prepared, string output)
    {
        (Context, Prepared, Classes, Output) = (context, prepared, RunClassesFile.Read(context.Folder, context.Spec), output);
        Results = RunResults.Open(context.Folder)!;
        Motifs = RunMotifs.Open(context.Folder);
    }

    /// <summary>The run: specification, sequences, card, databases.</summary>
    public RunContext Context { get; }

    /// <summary>The specification.</summary>
    public RunSpec Spec => Context.Spec;

    /// <summary>The model's card.</summary>
    public ModelCard Card => Context.Package.Card;

    /// <summary>Where the results are.</summary>
    public RunFolder Folder => Context.Folder;

    /// <summary>Counts, length and chunk sizes.</summary>
    public PreparedRun Prepared { get; }

    /// <summary>The rows by class.</summary>
    public RunClasses Classes { get; }

    /// <summary>Predictions and maps; <see cref="RunResults.Tracks"/> are numbered as tests number maps.</summary>
    public RunResults Results { get; }

    /// <summary>What was found about motifs; null where the run does nothing about them.</summary>
    public RunMotifs? Motifs { get; }

    /// <summary>The folder of the audit, under construction: tests keep there what pages show beside the evidence.</summary>
    public string Output { get; }

    /// <summary>The name of a track, e.g. <c>ISM of CTCF</c>.</summary>
    public string Name(TrackKey track) => RunTrackNames.Of(Spec, track);

    /// <summary>The name of a target, e.g. <c>CTCF</c>.</summary>
    public string TargetName(int target) => RunPlanner.TargetName(Spec.Targets[target]);

    /// <summary>The unit of a target's scores, e.g. <c>logit</c>.</summary>
    public string Unit(int target) => Card.Outputs[Spec.Targets[target].Output].Kind;

    /// <inheritdoc />
    public void Dispose() => Results.Dispose();
}
