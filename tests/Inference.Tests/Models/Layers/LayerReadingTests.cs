using System.Text.Json.Nodes;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Models.Layers;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Layers;

public sealed class LayerReadingTests
{
    [Theory]
    [InlineData("""[{"type":"ReLU"},{"type":"Conv7d"}]""", "Layer 1 has the unknown type 'Conv7d'; known types are AdaptiveAvgPool1d,")]
    [InlineData("""[{"name":"x"}]""", "Layer 0 lacks the field 'type'.")]
    [InlineData("""[{"type":"Conv1d","in_channels":4,"kernel_size":3,"prefix":"a"}]""", "Layer 0 (Conv1d) lacks the field 'out_channels'.")]
    [InlineData("""[{"type":"ReLU","slope":0.1}]""", "Layer 0 (ReLU) has the unknown field 'slope'; known fields are")]
    [InlineData("""[{"type":"Conv1d","in_channels":4,"out_channels":"8","kernel_size":3}]""", "Layer 0 (Conv1d): 'out_channels' is \"8\", but must be a whole number.")]
    [InlineData("""[{"type":"Conv2d","in_channels":4,"out_channels":8,"kernel_size":[3,3]}]""", "Layer 0 (Conv2d): 'kernel_size' is [3,3], but must be [1, n]; only layers of height 1 can be folded to one dimension.")]
    [InlineData("""[{"type":"Residual","body":[{"type":"Wrong"}]}]""", "Layer 0 (Residual).body.0 has the unknown type 'Wrong'")]
    [InlineData("""[{"type":"Flatten","order":"rows"}]""", "Layer 0 (Flatten): 'order' is \"rows\", but must be \"channels\" or \"positions\".")]
    [InlineData("""[7]""", "Layer 0 is not an object such as {\"type\":\"ReLU\"}.")]
    [InlineData("""[]""", "The architecture has no layers.")]
    [InlineData("""[{"type":"Linear","in_features":4,"out_features":4,"prefix":"a"},{"type":"Linear","in_features":4,"out_features":4,"prefix":"a"}]""", "Two layers use the parameter 'a.weight'; give each layer with parameters its own prefix.")]
    public void Read_BadLayers_NamesLayerAndRemedy(string layers, string message)
    {
        var error = Assert.Throws<InputException>(() => new LayerGraph(JsonNode.Parse(layers)!.AsArray()));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"SpliceNet"}""", "The architecture 'SpliceNet' is not known; built-in ones are ExplaiNN,")]
    [InlineData("""{"name":"ExplaiNN","filters":3}""", "The architecture ExplaiNN has the unknown field 'filters'; known fields are")]
    [InlineData("""{"name":"OpenSpliceAI","context":500}""", "The architecture OpenSpliceAI: the context is 500 bases, but must be 80, 400, 2000 or 10000.")]
    [InlineData("""{"nam":"ExplaiNN"}""", "The architecture has neither 'layers' (a list) nor 'name' (a built-in architecture).")]
    public void Build_BadArchitecture_NamesRemedy(string architecture, string message)
    {
        var error = Assert.Throws<InputException>(() => ArchitectureCatalogue.Build(JsonNode.Parse(architecture)!.AsObject()));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Build_DefaultsOfBuiltInArchitecture_AreItsSettings(string name)
    {
        var architecture = ArchitectureCatalogue.All.Single(item => item.Name == name);
        var settings = architecture.Defaults;
        settings["name"] = name;
        using var spelled = ArchitectureCatalogue.Build(settings);
        using var plain = ArchitectureCatalogue.Build(new JsonObject { ["name"] = name });
        Assert.Equal(
            plain.Parameters.Select(parameter => (parameter.Key, string.Join(',', parameter.Shape))),
            spelled.Parameters.Select(parameter => (parameter.Key, string.Join(',', parameter.Shape))));
    }

    public static TheoryData<string> Architectures() => [.. ArchitectureCatalogue.All.Select(item => item.Name)];

    [Theory]
    [InlineData("ExplaiNN", 200, "1 features")]
    [InlineData("OpenSpliceAI", 601, "3 channels x 201 positions")]
    [InlineData("Pangolin", 10101, "12 channels x 101 positions")]
    [InlineData("DeepBind", 101, "1 features")]
    [InlineData("BPNet", 2114, "1 features")]
    [InlineData("DeepAtt", 110, "1 features")]
    public void OutputShape_BuiltInArchitecture_IsThePublishedOne(string name, int length, string shape)
    {
        using var graph = ArchitectureCatalogue.Build(new JsonObject { ["name"] = name });
        Assert.Equal(shape, graph.OutputShape(length).ToString());
    }

    [Fact]
    public void OutputShape_WrongInput_NamesLayerExpectedAndActual()
    {
        using var graph = new LayerGraph(JsonNode.Parse(TestNetworks.Smooth)!.AsArray());
        var error = Assert.Throws<InputException>(() => graph.OutputShape(40));
        Assert.Equal("Layer 6 (Linear) takes 60 features but gets 78 features; check the sizes of the layers before it and the input length.", error.Message);
    }
}
