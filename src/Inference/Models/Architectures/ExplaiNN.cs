using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>
/// Independent one-filter units and one linear layer over them. The dense layers of the units are convolutions of width 1
/// with one group per unit in the published code; they are computed as batched matrix products here.
/// </summary>
internal sealed class ExplaiNN : IArchitecture
{
    public string Name => "ExplaiNN";

    public string Summary =>
        "Independent one-filter units joined by a linear layer (Novakovsky et al., Genome Biology 2023).";

    public JsonObject Defaults => new()
    {
        ["units"] = 100,
        ["length"] = 200,
        ["kernel_size"] = 19,
        ["pool_size"] = 7,
        ["hidden"] = 100,
        ["outputs"] = 1,
        ["dropout"] = 0.3,
    };

    public JsonArray Layers(LayerFields settings)
    {
        var units = settings.Whole("units", 100);
        var (kernel, pool, hidden) = (settings.Whole("kernel_size", 19), settings.Whole("pool_size", 7), settings.Whole("hidden", 100));
        var pooled = Math.Max(1, (settings.Whole("length", 200) - kernel + 1) / pool);
        return new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = units, kernel_size = kernel, prefix = "linears.0" })
            .Add("BatchNorm1d", new { num_features = units, prefix = "linears.1" })
            .Add("Exp")
            .Add("MaxPool1d", new { kernel_size = pool })
            .Add("Flatten")
            .Add("GroupedLinear", new { groups = units, in_features = units * pooled, out_features = units * hidden, prefix = "linears.6" })
            .Add("BatchNorm1d", new { num_features = units * hidden, prefix = "linears.7" })
            .Add("ReLU")
            .Add("Dropout", new { p = settings.Number("dropout", 0.3) })
            .Add("GroupedLinear", new { groups = units, in_features = units * hidden, out_features = units, prefix = "linears.10" })
            .Add("BatchNorm1d", new { num_features = units, prefix = "linears.11" })
            .Add("ReLU")
            .Add("Linear", new { in_features = units, out_features = settings.Whole("outputs", 1), prefix = "final" })
            .ToJson();
    }
}
