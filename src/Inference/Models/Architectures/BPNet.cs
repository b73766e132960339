using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>
/// Dilated residual trunk with a profile head and a count head, as in bpnet-lite, with or without control tracks. One head is used
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
        ["n_control_tracks"] = 0,
        ["trimming"] = 557,
        ["head"] = "counts",
    };

    public JsonArray Layers(LayerFields settings)
    {
        var (filters, depth) = (settings.Whole("n_filters", 64), settings.Whole("n_layers", 8));
        var (trimming, controls) = (settings.Whole("trimming", 557, minimum: Dense / 2), Controls(settings));
        var trunk = new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = filters, kernel_size = 21, padding = 10, prefix = "iconv" })
            .Add("ReLU")
            .AddAll(Enumerable.Range(0, depth).Select(index => Unit(filters, index)));
        var head = Head(settings);
        if (head == "counts")
        {
            var crop = new { size = trimming - Dense / 2 };
            return Beside(trunk.Add("Crop", crop).Add("GlobalAvgPool1d"), controls, tracks => tracks.Add("Crop", crop).Add("GlobalSum").Add("Log1p"))
                .Add("Linear", new { in_features = filters + Math.Min(controls, 1), out_features = 1, prefix = "linear" })
                .ToJson();
        }
        var profile = Beside(trunk, controls, tracks => tracks)
            .Add("Conv1d", new { in_channels = filters + controls, out_channels = settings.Whole("n_outputs", 2), kernel_size = Dense, padding = Dense / 2, prefix = "fconv" })
            .Add("Crop", new { size = trimming });
        return head == "profile" ? profile.ToJson() : profile.Add("ProfileScalar").ToJson();
    }

    public IReadOnlyList<string> Unused(LayerFields settings) => Head(settings) == "counts" ? ["fconv."] : ["linear."];

    private static int Controls(LayerFields settings) => settings.Whole("n_control_tracks", 0, minimum: 0);

    /// <summary>Puts what is made of the control tracks after the channels of the trunk, where there are any.</summary>
    private static LayerList Beside(LayerList trunk, int controls, Func<LayerList, LayerList> through) => controls == 0
        ? trunk
        : new LayerList().Parallel("concat", trunk, through(new LayerList().Add("ControlTracks", new { channels = controls })));

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
