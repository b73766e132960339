using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Runs.Audits.Effects;
using CisLens.Inference.Runs.Motifs;
using CisLens.Inference.Settings;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>Remedies that change what is explained, or what is done with the maps.</summary>
internal static class RunRemedies
{
    private const string Procedure = "modisco";
    private const int MostDatasets = 3;
    private const int ShortSequence = 300;

    /// <summary>Only the targets that do not fail, where some do.</summary>
    public static AuditRemedy? LearntTargets(JudgedRule judged, AuditedRun run)
    {
        var failing = judged.Findings.Where(found => found.Verdict == AuditVerdict.Fail).Select(found => found.Finding.Track?.Target).OfType<int>().ToHashSet();
        var kept = Enumerable.Range(0, run.Spec.Targets.Count).Where(target => !failing.Contains(target)).ToList();
        if (failing.Count == 0 || kept.Count == 0)
            return null;
        var names = string.Join(", ", kept.Select(target => run.Spec.Targets[target].Name));
        return AuditRemedies.Run("targets", $"Explain {names} only", "The other targets are not learnt well enough for their maps to mean anything.", run.Spec.WithTargets(kept).Named($"{names} only"));
    }

    /// <summary>All replicas of the model, where there are several and one is used.</summary>
    public static AuditRemedy? Replicas(AuditedRun run) => run.Package.Card.Weights.Count < 2 || run.Spec.Model.Replicas > 1 ? null : AuditRemedies.Run(
        "replicas", $"Explain all {run.Package.Card.Weights.Count} replicas", "Predictions and maps are means over the replicas, which are computed anew; embeddings and filters are left out, because they have no mean.",
        run.Spec.WithReplicas(run.Package.Card).Named("all replicas"));

    /// <summary>Patterns of each target, compared with known motifs, and their places.</summary>
    public static AuditRemedy? Discovery(AuditedRun run)
    {
        var (spec, motifs) = (run.Spec, run.Spec.Motifs ?? new MotifSpec());
        if (DiscoveryMethods.Usual(spec.Methods.Select(method => method.Method)) is not { } method)
            return null;
        var changed = motifs with
        {
            Databases = motifs.Databases.Count > 0 ? motifs.Databases : [StarterSet.Source],
            Discoveries = motifs.Discoveries.Count > 0 ? motifs.Discoveries
                : [.. spec.Targets.Select((_, target) => new DiscoverySpec { Procedure = Procedure, Method = method, Target = target, Options = Options(run) })],
            Scan = motifs.Scan ?? Scan(run),
        };
        return AuditRemedies.Run("motifs", "Discover motifs", $"Patterns are sought in {MethodRemedies.Name(changed.Discoveries[0].Method)}, compared with {string.Join(", ", changed.Databases.Select(database => database.Name))}, and placed in the sequences.",
            (spec with { Motifs = changed }).Named("with motifs"));
    }

    /// <summary>The effects of motifs on other sets of the project as well, the newest first.</summary>
    public static IEnumerable<AuditRemedy> OtherDatasets(AuditedRun run)
    {
        var motifs = run.Spec.Motifs is null ? Discovery(run)?.Run : run.Spec;
        return motifs is null ? [] : run.Others.Take(MostDatasets).Select(other => AuditRemedies.Run(
            $"dataset-{other.Id}", $"Compare with “{other.Name}”", $"The effects of the motifs are measured on {other.Name} as well, and the two orders compared.",
            (motifs with { Name = run.Spec.Name }).WithTest(EffectsTest.Id, SpecChanges.Merged(
                run.Spec.Audit?.Tests.FirstOrDefault(test => test.Test == EffectsTest.Id)?.Options, new JsonObject { ["otherSet"] = other.Id, ["otherSha256"] = other.Sha256 }))
                .Named($"beside {other.Name}")));
    }

    /// <summary>As many sequences as a rule on a dataset wants, at random, where the set has them.</summary>
    public static AuditRemedy? MoreSequences(AuditedRun run) => run.Rows >= run.Wanted || run.Available <= run.Wanted ? AllSequences(run) : AuditRemedies.Run(
        "sequences", $"Explain {run.Wanted:N0} sequences", $"{AuditRules.Sequences} for each target, drawn at random with the seed {run.Spec.Seed}; they are computed anew.",
        (run.Spec with { Sequences = run.Spec.Sequences with { Sample = run.Wanted } }).Named($"{run.Wanted:N0} sequences"));

    /// <summary>All sequences of the set, where a sample was drawn.</summary>
    public static AuditRemedy? AllSequences(AuditedRun run) => run.Spec.Sequences.Sample is null ? null : AuditRemedies.Run(
        "all-sequences", $"Explain all {run.Available:N0} sequences", $"The whole of {run.Spec.Sequences.Name} in place of {run.Rows:N0} drawn at random; all are computed anew.",
        (run.Spec with { Sequences = run.Spec.Sequences with { Sample = null } }).Named("all sequences"));

    private static JsonObject Options(AuditedRun run)
    {
        var id = run.Alphabet == Alphabet.Rna ? "rna" : run.Package.Card.Input.Length < ShortSequence ? "mpra" : "chip";
        return MethodOptions.Changes(ModiscoPreset.All.Single(preset => preset.Id == id).Options);
    }

    // RNA has one strand.
    private static MotifScanSpec Scan(AuditedRun run) => new() { Options = run.Alphabet == Alphabet.Rna ? new JsonObject { ["bothStrands"] = false } : null };
}
