using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using TorchSharp;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Golden;

/// <summary>One case folder of the attribution oracles; everything is read from its <c>case.json</c>.</summary>
internal sealed class OracleCase
{
    private readonly JsonObject _json;
    private readonly int? _row;

    /// <param name="folder">The case's folder.</param>
    /// <param name="row">The only sequence that is looked at; null for all.</param>
    public OracleCase(string folder, int? row = null)
    {
        (Folder, _row) = (folder, row);
        _json = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "case.json")))!.AsObject();
    }

    public string Folder { get; }

    public IEnumerable<JsonObject> Runs => _json["runs"]!.AsArray().Select(run => run!.AsObject());

    public string Kind => _json["architecture"]!["kind"]!.GetValue<string>();

    public IEnumerable<string> ModelFiles => _json["model_files"]?.AsObject().Select(file => file.Key) ?? [];

    private JsonObject Architecture => _json["architecture"]!.AsObject();

    public JsonObject Run(string id) => Runs.Single(run => run["id"]!.GetValue<string>() == id);

    /// <summary>A file's array, or the part of it that belongs to the only sequence.</summary>
    public NpyArray<float> Read(string file)
    {
        var array = ReadWhole(Path.Combine(Folder, file));
        if (_row is not { } row)
            return array;
        var each = array.Data.Length / (int)array.Shape[0];
        return new NpyArray<float>(array.Data[(row * each)..((row + 1) * each)], [1, .. array.Shape[1..]]);
    }

    private static NpyArray<float> ReadWhole(string path) => path.EndsWith(".tsv", StringComparison.Ordinal) ? OracleTable.Read(path) : NpyFile.ReadHeader(path).Descriptor switch
    {
        "<i4" => Floats(NpyFile.Read<int>(path), value => value),
        "<f8" => Floats(NpyFile.Read<double>(path), value => (float)value),
        _ => NpyFile.Read<float>(path),
    };

    private static NpyArray<float> Floats<T>(NpyArray<T> array, Func<T, float> convert)
        where T : unmanaged => new([.. array.Data.Select(convert)], array.Shape);

    /// <summary>The case with one sequence, one after the other, where each has control tracks of its own; else the whole case.</summary>
    public IEnumerable<OracleCase> Parts() => HasControls && _row is null
        ? Enumerable.Range(0, (int)Input().Shape[0]).Select(row => new OracleCase(Folder, row))
        : [this];

    private bool HasControls => Kind == "bpnet" && Architecture["n_control_tracks"]!.GetValue<int>() > 0;

    public NpyArray<float> Input() => Read((_json["inputs"]!["X"] ?? _json["inputs"]!["base"])!.GetValue<string>());

    /// <summary>The network with the weights of a file.</summary>
    /// <param name="head">The head of a BPNet; "logit" for a network without its last layer; null for the whole network.</param>
    /// <param name="file">The weights.</param>
    public SequenceModel Load(string? head = null, string file = "model.pth")
    {
        var graph = ArchitectureCatalogue.Build(Kind == "bpnet" ? BPNet(head ?? "counts") : Layers(withLast: head != "logit"));
        using var checkpoint = Checkpoint.Open(Path.Combine(Folder, file));
        graph.Bind(StateDict.Normalize(checkpoint).Tensors, file, torch.CPU);
        var model = SequenceModel.FromGraph(Card(graph), graph, torch.CPU);
        if (HasControls)
            model.UseControls(Controls());
        return model;
    }

    public static Target Target(SequenceModel model, int output) =>
        CisLens.Inference.Models.Target.Create(new TargetSpec { Output = output, Name = $"output {output}" }, model.Card);

    /// <summary>A card for a network whose outputs have no names.</summary>
    public ModelCard Card(LayerGraph graph)
    {
        var length = (int)Input().Shape[2];
        var shape = graph.OutputShape(length);
        return TestCards.Create(Layers(), length, shape.Channels) with { Positional = shape.Length is not null };
    }

    private JsonObject Layers(bool withLast = true)
    {
        var layers = Architecture["layers"]?.DeepClone().AsArray();
        if (!withLast)
            layers!.RemoveAt(layers.Count - 1);
        return new JsonObject { ["layers"] = layers };
    }

    private JsonObject BPNet(string head)
    {
        var settings = new JsonObject { ["name"] = "BPNet", ["head"] = head };
        foreach (var name in new[] { "n_filters", "n_layers", "n_outputs", "n_control_tracks", "trimming" })
            settings[name] = Architecture[name]!.DeepClone();
        return settings;
    }

    private torch.Tensor Controls()
    {
        var tracks = Read(_json["inputs"]!["X_ctl"]!.GetValue<string>());
        return torch.tensor(tracks.Data, tracks.Shape);
    }
}
