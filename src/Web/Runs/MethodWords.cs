using System.Globalization;
using CisLens.Inference.Attribution;
using CisLens.Web.Shell;

namespace CisLens.Web.Runs;

/// <summary>Methods in words.</summary>
public static class MethodWords
{
    public static string Title(MethodFamily family) => family switch
    {
        MethodFamily.Gradient => "Gradients",
        MethodFamily.Reference => "Differences from a reference",
        _ => "Changes of the sequence",
    };

    public static string Explain(MethodFamily family) => family switch
    {
        MethodFamily.Gradient => "fast; the slope of the output at the sequence, blind where the output is flat",
        MethodFamily.Reference => "adds up to the difference from a reference, and depends on which one",
        _ => "direct and slower; what happens to the output when bases change",
    };

    /// <summary>What a method gives, e.g. <c>letters</c>, <c>4 x L effects</c>.</summary>
    public static IEnumerable<string> Outputs(MethodInfo method)
    {
        yield return "letters";
        if (method.Matrix != MatrixKind.None)
            yield return method.Matrix == MatrixKind.Effect ? "4 x L effects" : "4 x L hypothetical";
        foreach (var array in method.Arrays)
            yield return char.ToLowerInvariant(array.Title[0]) + array.Title[1..];
    }

    /// <summary>E.g. <c>303 forward a sequence; about 4 min 2 s in all</c>.</summary>
    public static string Cost(MethodPlan plan)
    {
        var passes = (plan.Forward, plan.Backward) switch
        {
            (0, 0) => "no passes",
            (_, 0) => $"{Passes(plan.Forward)} forward",
            (0, _) => $"{Passes(plan.Backward)} backward",
            _ => $"{Passes(plan.Forward)} forward, {Passes(plan.Backward)} backward",
        };
        return plan.Seconds is { } seconds
            ? $"{passes} a sequence; {(seconds < 1 ? "less than 1 s" : $"about {Words.Span(TimeSpan.FromSeconds(Math.Min(seconds, 1e9)))}")} in all"
            : $"{passes} a sequence";
    }

    /// <summary>What is missing from a choice of methods before its results can be trusted; null when nothing is.</summary>
    public static string? Warning(IEnumerable<MethodInfo> chosen)
    {
        var methods = chosen.ToList();
        return methods.Select(method => method.Family).Distinct().Take(2).Count() switch
        {
            0 => null,
            1 when methods.Count == 1 => $"One method alone can mislead: {methods[0].Name} errs in its own way, and nothing here would show it. Add one of another family.",
            1 => $"All of these are of one family ({Title(methods[0].Family).ToLowerInvariant()}) and can err together. Add one of another family.",
            _ => null,
        };
    }

    private static string Passes(double count) => count.ToString(count < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture);
}
