using System.Globalization;
using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;
using CisLens.Web.Live;
using CisLens.Web.Shell;

namespace CisLens.Web.Runs;

/// <summary>What a run does, in words.</summary>
public static class RunWords
{
    public static string Subject(RunSnapshot now)
    {
        var spec = now.Detail.Spec;
        var sequences = now.Run.Rows > 0 ? Words.Count(now.Run.Rows, "sequence") + $" of {spec.Sequences.Name}" : spec.Sequences.Name;
        return $"{sequences} · {spec.Model.Name} · {string.Join(", ", spec.Targets.Select(Target))}";
    }

    public static string Target(TargetSpec target) => target.Positions switch
    {
        PositionRule.None => target.Name,
        PositionRule.At => $"{target.Name} at position {target.Position}",
        var rule => $"{target.Name}, {Rule(rule)}",
    };

    public static string Rule(PositionRule rule) => rule switch
    {
        PositionRule.Centre => "middle position",
        PositionRule.At => "one position",
        PositionRule.Mean => "mean over positions",
        PositionRule.Max => "largest over positions",
        _ => "no positions",
    };

    public static string Method(string id) => AttributionCatalogue.All.FirstOrDefault(one => one.Info.Id == id)?.Info.Name ?? id;

    /// <summary>A test's name; a run keeps the id of one that a later version may have dropped.</summary>
    public static string Test(string id) => AuditTests.All.FirstOrDefault(one => one.Info.Id == id)?.Info.Name ?? id;

    /// <summary>What a run does about motifs, part by part, e.g. <c>TF-MoDISco on ISM</c>.</summary>
    public static IEnumerable<string> Motifs(MotifSpec motifs)
    {
        foreach (var discovery in motifs.Discoveries)
            yield return Discovery(discovery);
        foreach (var layer in motifs.Filters)
            yield return $"filters of {layer.Layer}";
        if (motifs.Scan is not null)
            yield return "scan for known motifs";
    }

    private static string Discovery(DiscoverySpec discovery) =>
        $"{MotifProcedureCatalogue.All.FirstOrDefault(one => one.Info.Id == discovery.Procedure)?.Info.Name ?? discovery.Procedure} on {Method(discovery.Method)}";

    public static string Rate(double? perSecond) => perSecond switch
    {
        null => "–",
        < 10 => perSecond.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => perSecond.Value.ToString("N0", CultureInfo.InvariantCulture),
    };
}
