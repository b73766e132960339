using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models;

public sealed class ModuleLayersTests
{
    [Fact]
    public void ToArchitecture_NestedSequential_KeepsNamesAndSettings()
    {
        var convolution = Node("Conv1d", "0.0", ("in_channels", 4L), ("out_channels", 2L), ("kernel_size", new object?[] { 3L }), ("stride", new object?[] { 1L }),
            ("padding", "same"), ("padding_mode", "zeros"), ("groups", 1L)) with
        {
            Tensors = new Dictionary<string, CheckpointTensor> { ["0.0.weight"] = CheckpointTensor.FromFloats("0.0.weight", [2, 4, 3], new float[24]) },
        };
        var inner = Node("Sequential", "0") with { Children = [("0", convolution), ("1", Node("GELU", "0.1", ("approximate", "tanh")))] };
        var root = Node("Sequential", "") with { Children = [("0", inner), ("1", Node("Flatten", "1", ("start_dim", 1L), ("end_dim", -1L)))] };

        using var graph = ArchitectureCatalogue.Build(ModuleLayers.ToArchitecture(root));

        Assert.Equal(["Conv1d", "GELU", "Flatten"], graph.Layers.Select(layer => layer.Type));
        Assert.Equal("0.0.weight", Assert.Single(graph.Parameters).Key);
        Assert.Equal("20 features", graph.OutputShape(10).ToString());
    }

    public static TheoryData<string, string> Refused() => new()
    {
        { "own order", "The module 'body' is a ModuleList with 1 layers inside, whose order is in its code and not in the file; export it as TorchScript or give the architecture as layers." },
        { "unknown", "The module 'body' is a Bilinear, which has no counterpart here;" },
        { "setting", "The module 'body' (Conv1d) has padding_mode = circular, which is not supported; export it as TorchScript." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void ToArchitecture_WhatLayersCannotDo_IsRefusedByName(string kind, string message)
    {
        var body = kind switch
        {
            "own order" => Node("ModuleList", "body") with { Children = [("0", Node("ReLU", "body.0"))] },
            "unknown" => Node("Bilinear", "body"),
            _ => Node("Conv1d", "body", ("padding_mode", "circular")),
        };
        var error = Assert.Throws<InputException>(() => ModuleLayers.ToArchitecture(Node("Sequential", "") with { Children = [("body", body)] }));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static ModuleNode Node(string type, string path, params (string Name, object? Value)[] attributes) =>
        new(type, attributes.ToDictionary(pair => pair.Name, pair => pair.Value), [], new Dictionary<string, CheckpointTensor>()) { Path = path };
}
