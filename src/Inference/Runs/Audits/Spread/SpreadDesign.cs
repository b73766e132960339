using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.References;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>Under which references and seeds a method is run. Needs no tensors.</summary>
/// <param name="Kinds">The method with the run's own reference, then with the other kind; one entry for methods without references.</param>
/// <param name="References">The kinds by name; empty for methods without references.</param>
/// <param name="Seeds">Number of seeds; 1 where the method draws nothing with the run's settings.</param>
internal sealed record SpreadDesign(IReadOnlyList<MethodSpec> Kinds, IReadOnlyList<string> References, int Seeds)
{
    public static SpreadDesign Of(MethodSpec method, SpreadOptions options)
    {
        var seeds = IsRandom(method) ? options.Seeds : 1;
        if (AttributionCatalogue.Options(method) is not ReferenceOptions own)
            return new SpreadDesign([method], [], seeds);
        var other = With(method, Other(own.Reference, options.OtherReference));
        return new SpreadDesign([method, other], [own.Name, ((ReferenceOptions)AttributionCatalogue.Options(other)).Name], seeds);
    }

    /// <summary>Whether a method gives other maps under another seed.</summary>
    public static bool IsRandom(MethodSpec method) => AttributionCatalogue.Describe(method).IsRandom;

    /// <summary>How often a kind is computed.</summary>
    public int Runs(MethodSpec kind) => IsRandom(kind) ? Seeds : 1;

    private static ReferenceKind Other(ReferenceKind own, ReferenceKind wished) =>
        own != wished ? wished : own == ReferenceKind.Dinucleotide ? ReferenceKind.Uniform : ReferenceKind.Dinucleotide;

    private static MethodSpec With(MethodSpec method, ReferenceKind kind)
    {
        var options = method.Options?.DeepClone().AsObject() ?? [];
        options["reference"] = JsonValue.Create(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));
        return method with { Options = options };
    }
}
