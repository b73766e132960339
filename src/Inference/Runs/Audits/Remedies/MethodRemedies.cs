using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.References;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>Remedies that add, change or leave out attribution methods.</summary>
internal static class MethodRemedies
{
    private const string Mutagenesis = "ism";
    private const string ReferenceBased = "deeplift-shap";
    private const string CorrectedGradient = "corrected-gradient";
    private const int Methods = 3;
    private const int Families = 2;
    private const int FewestMutated = 200;
    private const int FewestShuffles = 20;
    private const int MostShuffles = 1000;

    private static readonly string[] GradientCounts = ["steps", "mostSteps", "samples"];

    // One of each family first, the quickest of it.
    private static readonly string[] Usual = [Mutagenesis, ReferenceBased, CorrectedGradient, "integrated-gradients", "occlusion"];

    /// <summary>Methods until there are three of two families with ISM among them, on enough sequences.</summary>
    public static AuditRemedy? OtherFamilies(AuditedRun run)
    {
        var methods = run.Spec.Methods.ToList();
        foreach (var candidate in Usual.Where(candidate => methods.All(method => method.Method != candidate)))
            if (!IsEnough(methods) && Fits(run, candidate))
                methods.Add(Added(run, candidate));
        var names = methods.Skip(run.Spec.Methods.Count).Select(method => Name(method.Method)).ToList();
        if (names.Count == 0)
            return null;
        var spec = run.Spec.WithMethods(methods).Named($"with {string.Join(", ", names)}");
        var sentence = "Methods of different families fail in different ways.";
        if (run.Rows < FewestMutated && run.Available > run.Rows)
            (spec, sentence) = (spec with { Sequences = spec.Sequences with { Sample = FewestMutated < run.Available ? FewestMutated : null } },
                $"{sentence} They are asked about {Math.Min(FewestMutated, run.Available)} sequences in place of {run.Rows}, which are computed anew.");
        return AuditRemedies.Run("families", $"Add {string.Join(" and ", names)}", sentence, spec);
    }

    /// <summary>A method that compares with references, where there is none.</summary>
    public static AuditRemedy? ReferenceMethod(AuditedRun run) => run.Spec.Methods.Any(HasReferences) || !Fits(run, ReferenceBased) ? null : AuditRemedies.Run(
        "reference-method", $"Add {Name(ReferenceBased)}", "No method of this run compares with references; this one does, with 20 dinucleotide shuffles of each sequence.",
        run.Spec.WithMethods([.. run.Spec.Methods, Added(run, ReferenceBased)]).Named($"with {Name(ReferenceBased)}"));

    /// <summary>The run without the methods that fail, where others do not.</summary>
    public static AuditRemedy? Without(JudgedRule judged, AuditedRun run)
    {
        var failing = At(judged, AuditVerdict.Fail);
        var left = run.Spec.Methods.Where(method => !failing.Contains(method.Method)).ToList();
        if (failing.Count == 0 || left.Count == 0)
            return null;
        var names = string.Join(" and ", failing.Select(Name));
        return AuditRemedies.Run("without", $"Go on without {names}", $"{names} {(failing.Count == 1 ? "fails" : "fail")} here and {(left.Count == 1 ? "the other method does" : "the others do")} not; conclusions are drawn from what is left.",
            run.Spec.WithMethods(left).Named($"without {string.Join(", ", failing.Select(Name))}"));
    }

    /// <summary>The corrected gradient in place of gradients with their off-simplex part.</summary>
    public static AuditRemedy? Corrected(JudgedRule judged, AuditedRun run)
    {
        var gone = At(judged, AuditVerdict.Fail, AuditVerdict.Warn).Where(method => method != CorrectedGradient && AttributionCatalogue.Get(method).Info.Family == MethodFamily.Gradient).ToList();
        if (gone.Count == 0)
            return null;
        var left = run.Spec.Methods.Where(method => !gone.Contains(method.Method)).ToList();
        if (left.All(method => method.Method != CorrectedGradient))
            left.Insert(0, Added(run, CorrectedGradient));
        return AuditRemedies.Run("corrected", "Use the corrected gradient", $"{Name(CorrectedGradient)} in place of {string.Join(" and ", gone.Select(Name))}.", run.Spec.WithMethods(left).Named("gradient corrected"));
    }

    /// <summary>Dinucleotide shuffles as references of the methods that have others.</summary>
    public static AuditRemedy? Shuffles(JudgedRule judged, AuditedRun run)
    {
        var concerned = At(judged, AuditVerdict.Fail, AuditVerdict.Warn);
        var changed = run.Spec.WithSettings(method => concerned.Contains(method.Method) && Options(method) is { } options && (options.Reference != ReferenceKind.Dinucleotide || options.Shuffles < FewestShuffles)
            ? new JsonObject { ["reference"] = "dinucleotide", ["shuffles"] = Math.Max(FewestShuffles, options.Shuffles) }
            : null);
        return AuditRemedies.Run("shuffles", $"Use {FewestShuffles} dinucleotide shuffles", "Each sequence is compared with shuffles of itself that keep its pairs of neighboring bases.", changed.Named("dinucleotide shuffles"));
    }

    /// <summary>As many references as the measured error asks for, which falls with their square root.</summary>
    public static AuditRemedy? MoreReferences(JudgedRule judged, AuditedRun run)
    {
        var wanted = run.Spec.Methods.ToDictionary(method => method.Method, method => Wanted(judged, method));
        var changed = run.Spec.WithSettings(method => wanted[method.Method] is { } count ? new JsonObject { ["shuffles"] = count } : null);
        var most = wanted.Values.Max();
        return most is null ? null : AuditRemedies.Run("more-references", $"Use {most} references", "The error falls with the square root of their number; so many bring the measured one below the threshold.", changed.Named($"{most} references"));
    }

    /// <summary>Twice the gradients of methods that follow paths: the more there are, the less of the change of the output they miss.</summary>
    public static AuditRemedy? MoreGradients(JudgedRule judged, AuditedRun run)
    {
        var concerned = At(judged, AuditVerdict.Fail, AuditVerdict.Warn);
        var doubled = run.Spec.Methods.Where(method => concerned.Contains(method.Method)).Select(method => (method.Method, Settings: Doubled(method)))
            .Where(method => method.Settings.Count > 0).ToDictionary(method => method.Method, method => method.Settings);
        var names = string.Join(" and ", doubled.Keys.Select(Name));
        return doubled.Count == 0 ? null : AuditRemedies.Run(
            "more-gradients", $"Take twice the gradients for {names}", "The more gradients a path is added up from, the less of the change of the output is missed; these maps are computed anew.",
            run.Spec.WithSettings(method => doubled.GetValueOrDefault(method.Method)).Named($"twice the gradients of {names}"));
    }

    /// <summary>Scores averaged over both strands.</summary>
    public static AuditRemedy BothStrands(AuditedRun run) => AuditRemedies.Run(
        "both-strands", "Average over both strands", "Each sequence and its reverse complement are explained, and their maps averaged.",
        (run.Spec with { Methods = [.. run.Spec.Methods.Select(method => method with { BothStrands = true })] }).Named("both strands"));

    /// <summary>The name that people see.</summary>
    public static string Name(string method) => AttributionCatalogue.Get(method).Info.Name;

    private static bool IsEnough(List<MethodSpec> methods) => methods.Count >= Methods && methods.Any(method => method.Method == Mutagenesis)
        && methods.Select(method => AttributionCatalogue.Get(method.Method).Info.Family).Distinct().Count() >= Families;

    private static bool Fits(AuditedRun run, string method) => run.Spec.Methods.All(one => one.Method != method) && run.CanRun(run.Spec.WithMethods([.. run.Spec.Methods, Added(run, method)]));

    private static MethodSpec Added(AuditedRun run, string method) => new() { Method = method, BothStrands = run.Spec.Methods.Any(one => one.BothStrands) };

    private static List<string> At(JudgedRule judged, params AuditVerdict[] verdicts) =>
        [.. judged.Findings.Where(found => verdicts.Contains(found.Verdict)).Select(found => found.Finding.Track?.Method).OfType<string>().Distinct()];

    // Those settings that say how many gradients there are, as far as they may grow.
    private static JsonObject Doubled(MethodSpec method) => new(
        from setting in AttributionCatalogue.Settings(method.Method)
        where GradientCounts.Contains(setting.Name)
        let count = (int)(method.Options?[setting.Name] ?? setting.Default)!
        let more = Math.Min(2 * count, (int)setting.Maximum!)
        where more > count
        select KeyValuePair.Create<string, JsonNode?>(setting.Name, more));

    private static ReferenceOptions? Options(MethodSpec method) => AttributionCatalogue.Options(method) as ReferenceOptions;

    private static bool HasReferences(MethodSpec method) => Options(method) is not null;

    private static int? Wanted(JudgedRule judged, MethodSpec method)
    {
        if (Options(method) is not { IsShuffled: true } options || judged.Rule.Thresholds is not [var threshold, ..])
            return null;
        var worst = judged.Findings.Where(found => found.Verdict != AuditVerdict.Pass && found.Finding.Track?.Method == method.Method)
            .Select(found => found.Finding.Numbers is [{ } error, ..] ? error.High : 0).DefaultIfEmpty(0).Max();
        var wanted = Math.Ceiling(options.Shuffles * Math.Pow(worst / threshold.Pass, 2));
        return wanted > options.Shuffles ? (int)Math.Min(MostShuffles, wanted) : null;
    }
}
