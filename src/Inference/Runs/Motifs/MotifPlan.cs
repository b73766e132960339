using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>What a specification's motifs come to: checks, stages, how they are cut, what they cost. Needs no tensors.</summary>
public static class MotifPlan
{
    // On two cores, measured with twenty motifs.
    private const double InstanceSecondsPerPosition = 2e-6;

    // Sequences are read for the largest activations, then for the sites.
    private const double FilterPasses = 2;

    /// <summary>Memory that the most demanding part takes at most, in bytes; 0 without motifs.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="rows">Sequences explained.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public static double Bytes(RunSpec spec, long rows, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return (spec.Motifs?.Discoveries ?? []).Select(discovery => Math.Max(DiscoverStage.Bytes(discovery, rows, length), InstanceStage.Bytes(rows, length))).DefaultIfEmpty(0).Max();
    }

    /// <summary>Time that all parts but the filters, which are forward passes, take on two cores of a common processor, in seconds; 0 without motifs.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="rows">Sequences explained.</param>
    /// <param name="length">Length of the run's arrays.</param>
    public static double Seconds(RunSpec spec, long rows, int length)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Motifs is not { } motifs ? 0
            : motifs.Discoveries.Sum(discovery => DiscoverStage.Seconds(discovery, rows, length)) + (motifs.Scan is null ? 0 : rows * ScanStage.SecondsPerRow(motifs, length));
    }

    /// <summary>Checks what a specification says about motifs.</summary>
    /// <param name="spec">The specification; methods and targets are checked already.</param>
    /// <param name="card">The model.</param>
    /// <exception cref="InputException">It cannot be run; says what to change.</exception>
    public static void Check(RunSpec spec, ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(card);
        if (spec.Motifs is not { } motifs)
            return;
        foreach (var discovery in motifs.Discoveries)
            Check(spec, discovery);
        if (motifs.Discoveries.GroupBy(Key).Any(group => group.Count() > 1))
            throw new InputException("A discovery of motifs is listed twice; list each once.");
        if (motifs.Databases.GroupBy(database => database.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The motif database '{twice.First().Name}' is listed twice; list each once.");
        CheckFilters(spec, motifs.Filters, card);
        if (motifs.Scan is { } scan)
            CheckScan(motifs, scan);
    }

    /// <summary>Checks what a specification says about motifs against the sequences.</summary>
    /// <param name="spec">The specification, checked.</param>
    /// <param name="alphabet">Of the sequences.</param>
    /// <exception cref="InputException">RNA, which has one strand, is to be searched on both.</exception>
    public static void CheckStrands(RunSpec spec, Alphabet alphabet)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (alphabet != Alphabet.Rna || spec.Motifs is not { } motifs)
            return;
        foreach (var discovery in motifs.Discoveries)
            if (MotifProcedureCatalogue.Get(discovery.Procedure) is var procedure && procedure.UsesBothStrands(MotifProcedureCatalogue.Options(discovery.Procedure, discovery.Options)))
                throw new InputException($"The sequences are RNA, which has one strand, but {procedure.Info.Name} is to look at both; set bothStrands to false.");
        if (motifs.Scan is { } scan && ScanStage.Options(scan).BothStrands)
            throw new InputException("The sequences are RNA, which has one strand, but they are to be scanned on both; set bothStrands of the scan to false.");
    }

    /// <summary>The stages, in the order of their turns.</summary>
    internal static IEnumerable<StagePlan> Stages(RunSpec spec)
    {
        var motifs = spec.Motifs ?? new MotifSpec();
        for (var index = 0; index < motifs.Filters.Count; index++)
            yield return new StagePlan(StageKeys.Filters(index), StageKind.Filters, $"Filters of {motifs.Filters[index].Layer}");
        if (motifs.Scan is not null)
            yield return new StagePlan(StageKeys.Scan, StageKind.Scan, $"Scan for {motifs.Databases.Sum(database => database.Motifs)} known motifs");
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new StagePlan(StageKeys.Discover(index), StageKind.Discover, Title(spec, motifs.Discoveries[index]));
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new StagePlan(StageKeys.Instances(index), StageKind.Instances, $"Instances: {Title(spec, motifs.Discoveries[index])}");
    }

    /// <summary>How the stages are cut.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="rows">Rows of the run.</param>
    /// <param name="length">Length of its arrays.</param>
    /// <param name="operations">Floating-point operations of a forward pass.</param>
    internal static IEnumerable<PreparedStage> Prepare(RunSpec spec, long rows, int length, double operations)
    {
        var motifs = spec.Motifs ?? new MotifSpec();
        for (var index = 0; index < motifs.Filters.Count; index++)
            yield return new PreparedStage(
                StageKeys.Filters(index), checked((int)rows), FilterPasses * Math.Min(1.0, (double)FilterStage.Options(motifs.Filters[index]).MaxSequences / rows));
        if (motifs.Scan is { } scan)
            yield return new PreparedStage(StageKeys.Scan, ScanStage.ChunkRows(motifs, scan, length), Passes(ScanStage.SecondsPerRow(motifs, length), operations));
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new PreparedStage(
                StageKeys.Discover(index), checked((int)rows), Passes(DiscoverStage.Seconds(motifs.Discoveries[index], rows, length) / rows, operations));
        for (var index = 0; index < motifs.Discoveries.Count; index++)
            yield return new PreparedStage(StageKeys.Instances(index), checked((int)rows), Passes(InstanceSecondsPerPosition * length, operations));
    }

    private static void CheckFilters(RunSpec spec, IReadOnlyList<FilterMotifSpec> filters, ModelCard card)
    {
        if (filters.Count > 0 && spec.Model.Replicas > 1)
            throw ReplicaRunModel.NoFilters();
        foreach (var layer in filters)
        {
            FilterLayer.Find(card, layer.Layer);
            FilterStage.Options(layer);
        }
        if (filters.GroupBy(layer => layer.Layer, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The filters of {twice.Key} are listed twice; list each layer once.");
    }

    private static void CheckScan(MotifSpec motifs, MotifScanSpec scan)
    {
        if (motifs.Databases.Count == 0)
            throw new InputException("There is nothing to scan the sequences for; choose a motif database, or leave the scan out.");
        ScanStage.Options(scan);
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
