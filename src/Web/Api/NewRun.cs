using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;

namespace CisLens.Web.Api;

/// <summary>A run to start.</summary>
public sealed record NewRun
{
    /// <summary>What people see; made from the choices when absent.</summary>
    public string? Name { get; init; }

    /// <summary>The id of a sequence set of the project.</summary>
    public required string Sequences { get; init; }

    /// <summary>How many sequences to draw at random; absent takes all.</summary>
    public long? Sample { get; init; }

    /// <summary>The id of a model.</summary>
    public required string Model { get; init; }

    /// <summary>The name of a replica; absent takes the first.</summary>
    public string? Replica { get; init; }

    /// <summary>Names of outputs, as on the model's card, or their indices from 0.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>For models whose outputs have positions: centre, at, mean or max.</summary>
    public PositionRule Positions { get; init; }

    /// <summary>The output position, for at.</summary>
    public int? Position { get; init; }

    /// <summary>The methods with their settings; settings left out have their defaults. <c>bothStrands</c> is for all of them or none.</summary>
    public IReadOnlyList<MethodSpec> Methods { get; init; } = [];

    /// <summary>Layers whose outputs are kept, each with its pooling: none, mean, max or centre.</summary>
    public IReadOnlyList<EmbeddingSpec> Embeddings { get; init; } = [];

    /// <summary>What is done about motifs; absent for nothing.</summary>
    public NewMotifs? Motifs { get; init; }

    /// <summary>How the results are put to the test; absent for not at all, without tests for the rules that need none.</summary>
    public AuditSpec? Audit { get; init; }

    /// <summary>The seed of everything random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Which workers compute it: auto for any, cpu, or cuda for those with a graphics card.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>The least memory of the workers' device, in GB: 4, 8, 12, 16, 24, 32, 40, 48, 64, 80, 96, 128, 192, 256, 512 or 1024; absent for any.</summary>
    public int? MemoryGb { get; init; }

    internal RunForm ToForm(WizardChoices choices)
    {
        if (choices.Sets.All(set => set.Id != Sequences))
            throw new InputException($"The project has no sequence set '{Sequences}' that is ready.");
        var model = choices.Models.FirstOrDefault(one => one.Id == Model) ?? throw new InputException($"The project has no model '{Model}'.");
        var outputs = model.Card.Outputs.Select(output => output.Name).ToList();
        return new RunForm
        {
            Set = Sequences,
            Model = Model,
            Replica = Replica,
            Targets = [.. Targets.Select(target => Index(target, outputs, model.Card.Title)).Distinct()],
            Positions = Positions,
            Position = Position,
            Methods = [.. Methods.Select(method => method.Method).Distinct()],
            Options = Methods.Where(method => method.Options is { Count: > 0 }).ToDictionary(method => method.Method, method => (JsonObject)method.Options!.DeepClone()),
            BothStrands = OverBothStrands(),
            Embeddings = Embeddings,
            Motifs = Motifs?.ToSpec(),
            MotifDatabases = Motifs?.Databases ?? [],
            Audit = Audit,
            Sample = Sample,
            Seed = Seed,
            Name = Name,
            Device = Device,
            MemoryGb = MemoryGb,
        };
    }

    private bool OverBothStrands() => Methods.Select(method => method.BothStrands).Distinct().Count() <= 1
        ? Methods.Any(method => method.BothStrands)
        : throw new InputException("Some methods have bothStrands and some not; all methods of a run are averaged over both strands, or none.");

    private static int Index(string target, List<string> outputs, string model)
    {
        if (outputs.IndexOf(target) is >= 0 and var found)
            return found;
        return int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < outputs.Count
            ? index
            : throw new InputException($"{model} has no output '{target}'; there are {string.Join(", ", outputs)}.");
    }
}
