using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>Convolution, bidirectional LSTM and self-attention; reads weights in Keras' layouts.</summary>
internal sealed class DeepAtt : IArchitecture
{
    public string Name => "DeepAtt";

    public string Summary => "Convolution, bidirectional LSTM and self-attention for yeast promoters (Vaishnav et al., Nature 2022).";

    public JsonObject Defaults => new()
    {
        ["length"] = 110,
        ["filters"] = 256,
        ["kernel_size"] = 30,
        ["pool_size"] = 3,
        ["units"] = 16,
        ["heads"] = 16,
        ["hidden"] = 16,
    };

    public JsonArray Layers(LayerFields settings)
    {
        var (filters, kernel, pool) = (settings.Whole("filters", 256), settings.Whole("kernel_size", 30), settings.Whole("pool_size", 3));
        var (units, hidden) = (settings.Whole("units", 16), settings.Whole("hidden", 16));
        var pooled = Math.Max(1, (settings.Whole("length", 110) - kernel + 1) / pool);
        return new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = filters, kernel_size = kernel, layout = "keras", prefix = "conv1d" })
            .Add("ReLU")
            .Add("MaxPool1d", new { kernel_size = pool })
            .Add("BidirectionalLstm", new { input_size = filters, units })
            .Add("SelfAttention", new { size = 2 * units, heads = settings.Whole("heads", 16), prefix = "attention" })
            .Add("Flatten", new { order = "positions" })
            .Add("Linear", new { in_features = 2 * units * pooled, out_features = hidden, layout = "keras", prefix = "dense" })
            .Add("ReLU")
            .Add("Linear", new { in_features = hidden, out_features = hidden, layout = "keras", prefix = "dense_1" })
            .Add("ReLU")
            .Add("Linear", new { in_features = hidden, out_features = 1, layout = "keras", prefix = "dense_2" })
            .ToJson();
    }
}
