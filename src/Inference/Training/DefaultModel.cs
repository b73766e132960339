using System.Text.Json.Nodes;

namespace CisLens.Inference.Training;

/// <summary>
/// The network that ships: wide filters with an exponential first activation behind batch normalization, which makes the filters
/// readable as motifs (Koo and Eddy, Nature Machine Intelligence 2021), a second convolution for pairs of them, and a dense head.
/// </summary>
public static class DefaultModel
{
    /// <summary>Name of the package.</summary>
    public const string Name = "tf-binding-cnn";

    /// <summary>Bases of the input.</summary>
    public const int Length = 101;

    private const int Filters = 96;
    private const int FilterWidth = 19;
    private const int FirstPool = 4;
    private const int Pairs = 64;
    private const int PairWidth = 7;
    private const int SecondPool = 5;
    private const int Hidden = 96;

    /// <summary>The layers as JSON; the output is one logit a factor.</summary>
    /// <param name="outputs">Number of factors.</param>
    /// <param name="length">Bases of the input.</param>
    public static JsonArray Layers(int outputs, int length = Length) =>
    [
        Convolution("conv1", 4, Filters, FilterWidth),
        Normalization("norm1", Filters),
        Layer("Exp"),
        Layer("MaxPool1d", ("kernel_size", FirstPool)),
        Layer("Dropout", ("p", 0.1)),
        Convolution("conv2", Filters, Pairs, PairWidth),
        Normalization("norm2", Pairs),
        Layer("ReLU"),
        Layer("MaxPool1d", ("kernel_size", SecondPool)),
        Layer("Dropout", ("p", 0.2)),
        Layer("Flatten"),
        Layer("Linear", ("prefix", "dense1"), ("in_features", Pairs * (length / FirstPool / SecondPool)), ("out_features", Hidden), ("bias", false)),
        Normalization("norm3", Hidden),
        Layer("ReLU"),
        Layer("Dropout", ("p", 0.3)),
        Layer("Linear", ("prefix", "dense2"), ("in_features", Hidden), ("out_features", outputs)),
    ];

    // The bias would be taken away again by the normalization behind it.
    private static JsonObject Convolution(string prefix, int from, int to, int width) => Layer(
        "Conv1d", ("prefix", prefix), ("in_channels", from), ("out_channels", to), ("kernel_size", width), ("padding", width / 2), ("bias", false));

    private static JsonObject Normalization(string prefix, int features) =>
        Layer("BatchNorm1d", ("prefix", prefix), ("num_features", features));

    private static JsonObject Layer(string type, params (string Name, JsonNode Value)[] fields)
    {
        var layer = new JsonObject { ["type"] = type };
        foreach (var (name, value) in fields)
            layer[name] = value;
        return layer;
    }
}
