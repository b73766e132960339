using System.Text.RegularExpressions;
using CisLens.Inference.Attribution;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>Checks a specification against the model's card and the methods' settings, and lists the stages. Needs no tensors.</summary>
public sealed partial class RunPlanner(ModelCatalogue models, IMotifDatabases databases) : IRunPlanner
{
    /// <inheritdoc />
    public Task<IReadOnlyList<StagePlan>> PlanAsync(RunSpec spec, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var stages = Plan(spec, models.Open(spec.Model.Id));
        foreach (var source in spec.Motifs?.Databases ?? [])
            databases.Open(source);
        return Task.FromResult(stages);
    }

    /// <summary>The stages of a specification on a model.</summary>
    /// <exception cref="InputException">It cannot be run.</exception>
    public static IReadOnlyList<StagePlan> Plan(RunSpec spec, ModelPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Plan(spec, package.Card);
    }

    /// <summary>The stages of a specification on a model of which only the card is known.</summary>
    /// <exception cref="InputException">It cannot be run.</exception>
    public static IReadOnlyList<StagePlan> Plan(RunSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(card);
        Check(spec, card);
        var stages = new List<StagePlan>
        {
            new(StageKeys.Prepare, StageKind.Prepare, "Prepare sequences"),
            new(StageKeys.Predict, StageKind.Predict, "Predict"),
        };
        stages.AddRange(spec.Methods.Select(method => new StagePlan(
            StageKeys.Attribute(method.Method), StageKind.Attribute, $"{AttributionCatalogue.Get(method.Method).Info.Name} of {TargetNames(spec.Targets)}")));
        stages.AddRange((spec.Embeddings ?? []).Select((embedding, index) => new StagePlan(
            StageKeys.Embed(index), StageKind.Embed, $"Embedding: {embedding.Title()}")));
        stages.AddRange(MotifPlan.Stages(spec));
        stages.AddRange(AuditPlan.Stages(spec));
        stages.Add(new StagePlan(StageKeys.Bundle, StageKind.Bundle, "Write the bundle"));
        return stages;
    }

    private static void Check(RunSpec spec, ModelCard card)
    {
        if (spec.Format != 1)
            throw new InputException($"The specification has format {spec.Format}, but this version reads format 1.");
        if (spec.Targets.Count == 0)
            throw new InputException("The specification names no target; name at least one output of the model.");
        if (spec.Sequences.Sample is < 1)
            throw new InputException($"The sample is {spec.Sequences.Sample}; draw at least one sequence or leave the sample out.");
        if (!RunDevice().IsMatch(spec.Device))
            throw new InputException($"The run asks for the device '{spec.Device}'; ask for auto, cpu or cuda.");
        if (spec.MemoryGb is { } memory && !WorkerNeed.MemorySizes.Contains(memory))
            throw new InputException($"The run asks for workers with {memory} GB of memory; ask for one of {string.Join(", ", WorkerNeed.MemorySizes)}.");
        CheckReplicas(spec, card);
        var targets = spec.Targets.Select(target => Target.Create(target, card)).ToList();
        foreach (var method in spec.Methods)
        {
            var info = AttributionCatalogue.Describe(method);
            info.CheckFit(card);
            foreach (var target in targets.Where(_ => method.BothStrands))
                BothStrands.Check(info, target, card);
        }
        if (spec.Methods.GroupBy(method => method.Method).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The method '{twice.Key}' is listed twice; make a second run for other settings of it.");
        EmbeddableLayers.Check(spec.Embeddings ?? [], card);
        if (spec.Targets.Distinct().Count() < spec.Targets.Count)
            throw new InputException("A target is listed twice; list each once.");
        MotifPlan.Check(spec, card);
        AuditPlan.Check(spec, card);
    }

    private static void CheckReplicas(RunSpec spec, ModelCard card)
    {
        var weights = ReplicaSet.Weights(card, spec.Model.Replica);
        if (weights.Count > 1 && spec.Model.Replicas != weights.Count)
            throw new InputException($"The specification averages {spec.Model.Replicas ?? 1} replicas, but {card.Title} has {weights.Count}; start a new run.");
        if (weights.Count > 1 && spec.Embeddings is { Count: > 0 })
            throw ReplicaRunModel.NoEmbedding();
    }

    [GeneratedRegex("^(auto|cpu|cuda(:[0-9]+)?)$")]
    private static partial Regex RunDevice();

    private static string TargetNames(IReadOnlyList<TargetSpec> targets)
    {
        const int shown = 3;
        var names = string.Join("; ", targets.Take(shown).Select(TargetName));
        return targets.Count <= shown ? names : $"{names} and {targets.Count - shown} more";
    }

    internal static string TargetName(TargetSpec target) => target.Positions switch
    {
        PositionRule.None => target.Name,
        PositionRule.Centre => $"{target.Name}, middle position",
        PositionRule.At => $"{target.Name}, position {target.Position}",
        PositionRule.Mean => $"{target.Name}, mean over positions",
        _ => $"{target.Name}, maximum over positions",
    };
}
