using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>
/// One convolution, global pooling and up to two dense layers. <c>"scan": true</c> scores as the published program does:
/// the largest score of all windows as wide as a detector; with the card's strand rule <c>max</c>, of both strands.
/// Otherwise the whole sequence is one pass.
/// </summary>
internal sealed class DeepBind : IArchitecture
{
    public string Name => "DeepBind";

    public string Summary => "One convolution and global pooling (Alipanahi et al., Nature Biotechnology 2015).";

    public JsonObject Defaults => new()
    {
        ["detectors"] = 16,
        ["detector_length"] = 24,
        ["average_pooling"] = false,
        ["hidden"] = 32,
        ["scan"] = false,
    };

    public JsonArray Layers(LayerFields settings)
    {
        var (detectors, width) = (settings.Whole("detectors", 16), settings.Whole("detector_length", 24));
        var average = settings.Flag("average_pooling", false);
        var hidden = settings.Whole("hidden", 32, minimum: 0);
        var pass = new LayerList()
            .Add("Pad", new { size = width - 1, value = 0.25 })
            .Add("Conv1d", new { in_channels = 4, out_channels = detectors, kernel_size = width, prefix = "conv" })
            .Add("ReLU");
        if (average)
            pass.Parallel("interleave", new LayerList().Add("GlobalMaxPool1d"), new LayerList().Add("GlobalAvgPool1d"));
        else
            pass.Add("GlobalMaxPool1d");
        var features = average ? 2 * detectors : detectors;
        pass.Add("Linear", new { in_features = features, out_features = Math.Max(1, hidden), prefix = "fc1" });
        if (hidden > 0)
            pass.Add("ReLU").Add("Linear", new { in_features = hidden, out_features = 1, prefix = "fc2" });
        return settings.Flag("scan", false)
            ? new LayerList().Add("WindowMaximum", new { size = width, body = pass.ToJson() }).ToJson()
            : pass.ToJson();
    }
}
