using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Shared.Runs;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Runs;

/// <summary>What the wizard has been told so far. It lives in the address, so that a half-made run can be sent to a colleague.</summary>
public sealed record RunForm
{
    // In the address, so that choosing nothing differs from not having chosen.
    private const string NoMethods = "none";

    private const string Both = "both";

    private const string AnyDevice = "auto";

    // The address of a layer, in the settings of any method.
    private const string LayerSetting = "layer";

    public string? Set { get; init; }

    public string? Model { get; init; }

    public string? Replica { get; init; }

    /// <summary>Output indices, in the order chosen.</summary>
    public IReadOnlyList<int> Targets { get; init; } = [];

    public PositionRule Positions { get; init; }

    public int? Position { get; init; }

    /// <summary>Method ids, in the order chosen; as long as nobody chose, two that fail in different ways.</summary>
    public IReadOnlyList<string> Methods { get; init; } = MethodPreset.BuiltIn[0].Methods.Select(method => method.Method).ToList();

    /// <summary>Settings that differ from the defaults, by method.</summary>
    public IReadOnlyDictionary<string, JsonObject> Options { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>Whether scores are averaged over both strands.</summary>
    public bool BothStrands { get; init; }

    /// <summary>The layers whose outputs are kept.</summary>
    public IReadOnlyList<EmbeddingSpec> Embeddings { get; init; } = [];

    /// <summary>What is done about motifs; null for nothing. Its databases are named by <see cref="MotifDatabases"/>.</summary>
    public MotifSpec? Motifs { get; init; }

    /// <summary>Ids of the databases of known motifs.</summary>
    public IReadOnlyList<string> MotifDatabases { get; init; } = [];

    /// <summary>How the results are put to the test; null for not at all.</summary>
    public AuditSpec? Audit { get; init; }

    public long? Sample { get; init; }

    public int Seed { get; init; } = 1;

    public string? Name { get; init; }

    /// <summary>Which workers compute it: <c>auto</c>, <c>cpu</c> or <c>cuda</c>.</summary>
    public string Device { get; init; } = AnyDevice;

    /// <summary>The least memory of their device, in GB; null for any.</summary>
    public int? MemoryGb { get; init; }

    /// <summary>The form that would make this run again.</summary>
    public static RunForm Of(RunSpec spec) => new()
    {
        Set = spec.Sequences.Id,
        Model = spec.Model.Id,
        Replica = spec.Model.Replica,
        Targets = [.. spec.Targets.Select(target => target.Output)],
        Positions = spec.Targets[0].Positions,
        Position = spec.Targets[0].Position,
        Methods = [.. spec.Methods.Select(method => method.Method)],
        Options = spec.Methods.Where(method => method.Options is { Count: > 0 }).ToDictionary(method => method.Method, method => method.Options!),
        BothStrands = spec.Methods.Any(method => method.BothStrands),
        Embeddings = spec.Embeddings ?? [],
        Motifs = spec.Motifs is { } motifs ? motifs with { Databases = [] } : null,
        MotifDatabases = [.. spec.Motifs?.Databases.Select(database => database.Id) ?? []],
        Audit = spec.Audit,
        Sample = spec.Sequences.Sample,
        Seed = spec.Seed,
        Name = spec.Name,
        Device = spec.Device,
        MemoryGb = spec.MemoryGb,
    };

    /// <summary>The form with another model; replica, outputs, layers and what they are for mean nothing to it.</summary>
    public RunForm WithModel(string model) => this with
    {
        Model = model,
        Replica = null,
        Targets = [],
        Embeddings = [],
        Motifs = null,
        Options = Options.Select(method => (method.Key, Settings: Without(method.Value, LayerSetting)))
            .Where(method => method.Settings.Count > 0).ToDictionary(method => method.Key, method => method.Settings),
    };

    /// <summary>Reads the query string of the wizard; what cannot be read is left out.</summary>
    public static RunForm FromQuery(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Text(string key) => values.TryGetValue(key, out var text) && text.ToString() is { Length: > 0 } found ? found : null;
        string[] List(string key) => Text(key)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var form = new RunForm
        {
            Set = Text("set"),
            Model = Text("model"),
            Replica = Text("replica"),
            Targets = [.. List("targets").Select(Number).OfType<int>().Distinct()],
            Positions = Enum.TryParse<PositionRule>(Text("positions"), ignoreCase: true, out var rule) ? rule : PositionRule.None,
            Position = Number(Text("position")),
            Options = Json<Dictionary<string, JsonObject>>(Text("options")) ?? [],
            BothStrands = Text("strands") == Both,
            Embeddings = Json<List<EmbeddingSpec>>(Text("embeddings")) ?? [],
            Motifs = Json<MotifSpec>(Text("motifs")),
            MotifDatabases = [.. List("known").Distinct()],
            Audit = Json<AuditSpec>(Text("audit")),
            Sample = Number(Text("sample")) is > 0 and var sample ? sample : null,
            Seed = Number(Text("seed")) ?? 1,
            Name = Text("name"),
            Device = Text("device") ?? AnyDevice,
            MemoryGb = Number(Text("memory")),
        };
        return Text("methods") is null ? form : form with { Methods = [.. List("methods").Where(method => method != NoMethods).Distinct()] };
    }

    /// <summary>The query string, beginning with a question mark.</summary>
    public string ToQuery(int step) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["step"] = step.ToString(CultureInfo.InvariantCulture),
        ["set"] = Set,
        ["model"] = Model,
        ["replica"] = Replica,
        ["targets"] = Targets.Count > 0 ? string.Join(',', Targets) : null,
        ["positions"] = Positions == PositionRule.None ? null : Positions.ToString().ToLowerInvariant(),
        ["position"] = Position?.ToString(CultureInfo.InvariantCulture),
        ["methods"] = Methods.Count > 0 ? string.Join(',', Methods) : NoMethods,
        ["options"] = Options.Count > 0 ? JsonSerializer.Serialize(Options, RunJson.Compact) : null,
        ["strands"] = BothStrands ? Both : null,
        ["embeddings"] = Embeddings.Count > 0 ? JsonSerializer.Serialize(Embeddings, RunJson.Compact) : null,
        ["motifs"] = Motifs is null ? null : JsonSerializer.Serialize(Motifs, RunJson.Compact),
        ["known"] = MotifDatabases.Count > 0 ? string.Join(',', MotifDatabases) : null,
        ["audit"] = Audit is null ? null : JsonSerializer.Serialize(Audit, RunJson.Compact),
        ["sample"] = Sample?.ToString(CultureInfo.InvariantCulture),
        ["seed"] = Seed == 1 ? null : Seed.ToString(CultureInfo.InvariantCulture),
        ["name"] = Name,
        ["device"] = Device == AnyDevice ? null : Device,
        ["memory"] = MemoryGb?.ToString(CultureInfo.InvariantCulture),
    });

    private static JsonObject Without(JsonObject settings, string name)
    {
        var left = settings.DeepClone().AsObject();
        left.Remove(name);
        return left;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static T? Json<T>(string? json)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, RunJson.Compact);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
