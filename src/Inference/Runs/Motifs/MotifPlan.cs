using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What a specification's motifs come to: checks, stages, how they are cut, what they cost. Needs no tensors.</summary>
public static class MotifPlan
{
    /// <summary>Memory that the most demanding part takes at most, in bytes; 0 without motifs.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="rows">Sequences explained.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public static double Bytes(RunSpec spec, long rows, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return (spec.Motifs?.Discoveries ?? []).Select(discovery => DiscoverStage.Bytes(discovery, rows, length)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Time that all parts take on two cores of a common processor, in seconds; 0 without motifs.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="rows">Sequences explained.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public static double Seconds(RunSpec spec, long rows, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return (spec.Motifs?.Discoveries ?? []).Sum(discovery => DiscoverStage.Seconds(discovery, rows, length));
    }

    /// <summary>Checks what a specification says about motifs.</summary>
    /// <param name="spec">The specification; methods and targets are checked already.</param>
    /// <exception cref="InputException">It cannot be run; says what to change.</exception>
    public static void Check(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Motifs is not { } motifs)
            return;
        foreach (var discovery in motifs.Discoveries)
            Check(spec, discovery);
        if (motifs.Discoveries.GroupBy(Key).Any(group => group.Count() > 1))
            throw new InputException("A discovery of motifs is listed twice; list each once.");
        if (motifs.Databases.GroupBy(database => database.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The motif database '{twice.First().Name}' is listed twice; list each once.");
    }

    /// <summary>The stages, in the order of their turns.</summary>
    internal static IEnumerable<StagePlan> Stages(RunSpec spec)
    {
        var motifs = spec.Motifs ?? new MotifSpec();
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new StagePlan(StageKeys.Discover(index), StageKind.Discover, Title(spec, motifs.Discoveries[index]));
    }

    /// <summary>How the stages are cut.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="rows">Rows of the run.</param>
    /// <param name="length">Length of its arrays.</param>
    /// <param name="operations">Floating-point operations of a forward pass.</param>
    internal static IEnumerable<PreparedStage> Prepare(RunSpec spec, long rows, int length, double operations)
    {
        var motifs = spec.Motifs ?? new MotifSpec();
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new PreparedStage(
                StageKeys.Discover(index), checked((int)rows), Passes(DiscoverStage.Seconds(motifs.Discoveries[index], rows, length) / rows, operations));
    }

    // Time left is told in forward passes.
    private static double Passes(double seconds, double operations) => seconds * CostEstimate.AssumedRate / Math.Max(operations, 1);

    private static void Check(RunSpec spec, DiscoverySpec discovery)
    {
        var procedure = MotifProcedureCatalogue.Get(discovery.Procedure).Info;
        MotifProcedureCatalogue.Options(discovery.Procedure, discovery.Options);
        if (spec.Methods.FirstOrDefault(one => one.Method == discovery.Method) is not { } method)
            throw new InputException($"{procedure.Name} is to work on '{discovery.Method}', which is not among the run's methods ({Methods(spec)}); add it or choose one of them.");
        if (discovery.Target < 0 || discovery.Target >= spec.Targets.Count)
            throw new InputException($"{procedure.Name} is to work on target {discovery.Target}, but the run's targets are 0 to {spec.Targets.Count - 1}.");
        if (procedure.NeedsHypothetical && AttributionCatalogue.Describe(method) is { Matrix: MatrixKind.None } info)
            throw new InputException($"{procedure.Name} needs what each of the four letters would contribute, but {info.Name} scores only the base that is there; choose another method, e.g. deeplift-shap or ism.");
    }

    private static string Methods(RunSpec spec) => spec.Methods.Count == 0 ? "none" : string.Join(", ", spec.Methods.Select(method => method.Method));

    private static string Key(DiscoverySpec discovery) =>
        $"{discovery.Procedure}\n{discovery.Method}\n{discovery.Target}\n{discovery.Options?.ToJsonString()}";

    private static string Title(RunSpec spec, DiscoverySpec discovery) =>
        $"{MotifProcedureCatalogue.Get(discovery.Procedure).Info.Name} on {AttributionCatalogue.Get(discovery.Method).Info.Name} of {RunPlanner.TargetName(spec.Targets[discovery.Target])}";
}
