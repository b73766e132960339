using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>
/// Dilated residual trunk with a profile head and a count head, as in bpnet-lite, without control tracks. One head is used
/// at a time: <c>counts</c> (log counts), <c>profile</c> (logits by strand and position) or <c>profile-scalar</c> (the one
/// number that profile attributions explain: the sum of z * softmax(z), z being the logits minus their mean).
/// </summary>
internal sealed class BPNet : IArchitecture
{
    private const int Dense = 75;

    public string Name => "BPNet";

    public string Summary => "Dilated residual network with profile and count heads (Avsec et al., Nature Genetics 2021).";

    public JsonObject Defaults => new()
    {
        ["n_filters"] = 64,
        ["n_layers"] = 8,
        ["n_outputs"] = 2,
        ["trimming"] = 557,
        ["head"] = "counts",
    };

    public JsonArray Layers(LayerFields settings)
    {
        var (filters, depth) = (settings.Whole("n_filters", 64), settings.Whole("n_layers", 8));
        var trimming = settings.Whole("trimming", 557, minimum: Dense / 2);
        var trunk = new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = filters, kernel_size = 21, padding = 10, prefix = "iconv" })
            .Add("ReLU")
            .AddAll(Enumerable.Range(0, depth).Select(index => Unit(filters, index)));
        var head = Head(settings);
        if (head == "counts")
            return trunk
                .Add("Crop", new { size = trimming - Dense / 2 })
                .Add("GlobalAvgPool1d")
                .Add("Linear", new { in_features = filters, out_features = 1, prefix = "linear" })
                .ToJson();
        trunk
            .Add("Conv1d", new { in_channels = filters, out_channels = settings.Whole("n_outputs", 2), kernel_size = Dense, padding = Dense / 2, prefix = "fconv" })
            .Add("Crop", new { size = trimming });
        return head == "profile" ? trunk.ToJson() : trunk.Add("ProfileScalar").ToJson();
    }

    public IReadOnlyList<string> Unused(LayerFields settings) => Head(settings) == "counts" ? ["fconv."] : ["linear."];

    private static string Head(LayerFields settings)
    {
        // Both are read whichever head is used, so that one set of settings serves all heads.
        settings.Whole("n_outputs", 2);
        return settings.Text("head", "counts", "counts", "profile", "profile-scalar");
    }

    private static LayerList Unit(int filters, int index)
    {
        var dilation = 1 << (index + 1);
        return new LayerList().Residual(new LayerList()
            .Add("Conv1d", new { in_channels = filters, out_channels = filters, kernel_size = 3, padding = dilation, dilation, prefix = $"rconvs.{index}" })
            .Add("ReLU"));
    }
}
