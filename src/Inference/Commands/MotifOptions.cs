using System.CommandLine;
using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>The options from which attribute specifies what is done about motifs.</summary>
internal sealed class MotifOptions
{
    private readonly Option<string[]> _discover = new("--discover")
    {
        Description = $"find motifs in the attributions of each target: {string.Join(" or ", MotifProcedureCatalogue.All.Select(one => one.Info.Id))}, with @method where several are computed and settings behind a colon: modisco@ism:maxSeqlets=5000; repeat for more",
    };

    private readonly Option<string[]> _filters = new("--filters") { Description = "turn the filters of a convolution layer into motifs, e.g. \"Layer 0 (Conv1d)\"; settings behind a colon; repeat for more" };
    private readonly Option<bool> _scan = new("--scan") { Description = "find the places of the known motifs in the sequences" };

    public void AddTo(Command command)
    {
        command.Add(_discover);
        command.Add(_filters);
        command.Add(_scan);
    }

    /// <summary>Null when nothing was asked for.</summary>
    public MotifSpec? Read(ParseResult parsed, RunSpec spec, IReadOnlyList<MotifDatabaseSource> databases)
    {
        var motifs = new MotifSpec
        {
            Databases = databases,
            Discoveries = [.. (parsed.GetValue(_discover) ?? []).SelectMany(text => Discoveries(text, spec))],
            Filters = [.. (parsed.GetValue(_filters) ?? []).Select(Filters)],
            Scan = parsed.GetValue(_scan) ? new MotifScanSpec() : null,
        };
        return motifs.Discoveries.Count + motifs.Filters.Count > 0 || motifs.Scan is not null ? motifs : null;
    }

    private static IEnumerable<DiscoverySpec> Discoveries(string text, RunSpec spec)
    {
        var (name, options) = MethodText.Split(text);
        var parts = name.Split('@', 2);
        var procedure = MotifProcedureCatalogue.Get(parts[0]).Info;
        var method = parts.Length > 1 ? parts[1]
            : spec.Methods.Select(one => one.Method).FirstOrDefault(id => !procedure.NeedsHypothetical || AttributionCatalogue.Get(id).Info.Matrix != MatrixKind.None)
            ?? throw new InputException($"{procedure.Name} needs what each of the four letters would contribute; add a method that says so, e.g. --method deeplift-shap.");
        return spec.Targets.Select((_, target) => new DiscoverySpec { Procedure = parts[0], Method = method, Target = target, Options = options });
    }

    private static FilterMotifSpec Filters(string text)
    {
        var (layer, options) = MethodText.Split(text);
        return new FilterMotifSpec { Layer = layer, Options = options };
    }
}
