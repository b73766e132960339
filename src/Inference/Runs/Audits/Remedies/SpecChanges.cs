using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>Changes of a specification that keep its parts fitting each other.</summary>
internal static class SpecChanges
{
    private const int LongestName = 200;

    /// <summary>The specification with a name that says what is new.</summary>
    public static RunSpec Named(this RunSpec spec, string change)
    {
        var name = $"{spec.Name}; {change}";
        return spec with { Name = name.Length <= LongestName ? name : $"{spec.Name[..Math.Min(spec.Name.Length, LongestName - change.Length - 3)]}…; {change}" };
    }

    /// <summary>The specification with a test in the order of the tests; without settings it has the usual ones.</summary>
    public static RunSpec WithTest(this RunSpec spec, string test, JsonObject? options = null)
    {
        var tests = (spec.Audit?.Tests ?? []).Where(one => one.Test != test).Append(new AuditTestSpec { Test = test, Options = options });
        var order = AuditTests.All.Select(one => one.Info.Id).ToList();
        return spec with { Audit = new AuditSpec { Tests = [.. tests.OrderBy(one => order.IndexOf(one.Test))] } };
    }

    /// <summary>The specification with other methods. Discoveries on a method that is gone go to the method that suits them best.</summary>
    public static RunSpec WithMethods(this RunSpec spec, IReadOnlyList<MethodSpec> methods)
    {
        if (spec.Motifs is not { } motifs)
            return spec with { Methods = methods };
        var usual = DiscoveryMethods.Usual(methods.Select(method => method.Method));
        var discoveries = motifs.Discoveries
            .Select(discovery => methods.Any(method => method.Method == discovery.Method) ? discovery : usual is null ? null : discovery with { Method = usual })
            .OfType<DiscoverySpec>().DistinctBy(discovery => (discovery.Procedure, discovery.Method, discovery.Target, discovery.Options?.ToJsonString()));
        return spec with { Methods = methods, Motifs = motifs with { Discoveries = [.. discoveries] } };
    }

    /// <summary>The specification with some settings of a method changed.</summary>
    public static RunSpec WithSettings(this RunSpec spec, Func<MethodSpec, JsonObject?> change) => spec with
    {
        Methods = [.. spec.Methods.Select(method => change(method) is { } changes ? method with { Options = Merged(method.Options, changes) } : method)],
    };

    /// <summary>The specification with some of its targets.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="kept">Their indices, rising.</param>
    public static RunSpec WithTargets(this RunSpec spec, IReadOnlyList<int> kept) => spec with
    {
        Targets = [.. kept.Select(target => spec.Targets[target])],
        Motifs = spec.Motifs is not { } motifs ? null : motifs with
        {
            Discoveries = [.. motifs.Discoveries.Where(discovery => kept.Contains(discovery.Target)).Select(discovery => discovery with { Target = Place(kept, discovery.Target) })],
        },
    };

    /// <summary>The specification with all replicas of the model, whose answers are averaged; embeddings and filters have no mean.</summary>
    public static RunSpec WithReplicas(this RunSpec spec, ModelCard card) => spec with
    {
        Model = spec.Model with { Replica = ModelSource.AllReplicas, Replicas = card.Weights.Count, Sha256 = ReplicaSet.Sha256(card, ModelSource.AllReplicas) },
        Embeddings = null,
        Motifs = spec.Motifs is { } motifs ? motifs with { Filters = [] } : null,
    };

    private static int Place(IReadOnlyList<int> kept, int target) => kept.TakeWhile(one => one != target).Count();

    /// <summary>Settings with some of them changed.</summary>
    public static JsonObject Merged(JsonObject? options, JsonObject changes)
    {
        var merged = options?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in changes)
            merged[name] = value?.DeepClone();
        return merged;
    }
}
