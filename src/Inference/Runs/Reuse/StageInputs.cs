using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Motifs.Procedures;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Reuse;

/// <summary>
/// Everything that the files of a stage follow from, as canonical JSON: software, device, model, sequences, rows, cut, and the
/// stage's own part of the specification with all of its settings, defaults included. Stages with equal inputs have equal files.
/// </summary>
internal sealed class StageInputs
{
    private readonly RunSpec _spec;
    private readonly JsonObject _common;

    /// <summary>Looks at a run under preparation.</summary>
    /// <param name="context">The run.</param>
    /// <param name="rows">Path of the table of its rows.</param>
    /// <param name="length">Length of its arrays.</param>
    /// <param name="device">The device that computes.</param>
    public StageInputs(RunContext context, string rows, int length, string device)
    {
        _spec = context.Spec;
        using var stream = File.OpenRead(rows);
        _common = new JsonObject
        {
            ["software"] = context.Software,
            ["device"] = device,
            ["card"] = Hash(context.Package.Card.ToJson()),
            ["model"] = Node(_spec.Model),
            ["sequences"] = context.Sequences.Sha256,
            ["rows"] = Convert.ToHexStringLower(SHA256.HashData(stream)),
            ["length"] = length,
            ["seed"] = _spec.Seed,
        };
    }

    /// <summary>The stage with the hash of its inputs; without one where it is to be computed in any case.</summary>
    public PreparedStage Sign(PreparedStage stage) => Own(stage.Key) is not { } own ? stage : stage with
    {
        Inputs = Hash(new JsonObject
        {
            ["common"] = _common.DeepClone(),
            ["stage"] = stage.Key,
            ["cut"] = new JsonArray(stage.ChunkRows, stage.Rows),
            ["own"] = own,
        }.ToJsonString(RunJson.Compact)),
    };

    private JsonObject? Own(string key)
    {
        if (key == StageKeys.Predict)
            return new JsonObject { ["targets"] = Node(_spec.Targets) };
        if (StageKeys.ParseAttribute(key) is { } method)
            return Attribution(_spec.Methods.Single(one => one.Method == method));
        if (StageKeys.ParseEmbed(key) is { } embedding)
            return new JsonObject { ["embedding"] = Node(_spec.Embeddings![embedding]) };
        if (StageKeys.ParseTest(key) is { } test)
            return Test(_spec.Audit!.Tests.Single(one => one.Test == test));
        return key == StageKeys.Audit ? null : Motif(key, _spec.Motifs!);
    }

    private JsonObject Attribution(MethodSpec method) => new()
    {
        ["targets"] = Node(_spec.Targets),
        ["method"] = method.Method,
        ["options"] = Node(AttributionCatalogue.Options(method)),
        ["bothStrands"] = method.BothStrands,
    };

    private JsonObject Motif(string key, MotifSpec motifs)
    {
        var own = new JsonObject { ["databases"] = Node(motifs.Databases) };
        if (StageKeys.ParseFilters(key) is { } filters)
            (own["layer"], own["options"]) = (motifs.Filters[filters].Layer, Node(FilterStage.Options(motifs.Filters[filters])));
        else if (key == StageKeys.Scan)
            own["options"] = Node(ScanStage.Options(motifs.Scan!));
        else if (StageKeys.ParseDiscover(key) is { } discovery)
            own["discovery"] = Discovery(motifs.Discoveries[discovery]);
        else if (StageKeys.ParseInstances(key) is { } instances)
            (own["discovery"], own["scan"]) = (Discovery(motifs.Discoveries[instances]), motifs.Scan is null ? null : Node(ScanStage.Options(motifs.Scan)));
        else
            throw new InvalidOperationException($"Nobody has said what the stage '{key}' follows from.");
        return own;
    }

    private JsonObject Discovery(DiscoverySpec discovery) => new()
    {
        ["procedure"] = discovery.Procedure,
        ["options"] = Node(MotifProcedureCatalogue.Options(discovery.Procedure, discovery.Options)),
        ["target"] = discovery.Target,
        ["attribution"] = Attribution(_spec.Methods.Single(method => method.Method == discovery.Method)),
    };

    // A test may look at anything that comes before it; other tests and, where it says so, motifs do not matter to it.
    private JsonObject Test(AuditTestSpec test) => new()
    {
        ["options"] = Node(AuditTests.Options(test)),
        ["run"] = Node(_spec with { Name = "", Date = null, Audit = null, Motifs = AuditTests.Get(test.Test).Info.ReadsMotifs ? _spec.Motifs : null }),
    };

    private static JsonNode? Node(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), RunJson.Compact);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
