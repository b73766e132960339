using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>Residual dilated network for splice sites; probabilities of no site, acceptor and donor at each base.</summary>
internal sealed class OpenSpliceAI : IArchitecture
{
    /// <summary>Width and dilation of each block of four units; the first ones are used, depending on the context.</summary>
    private static readonly (int Width, int Dilation)[] Blocks = [(11, 1), (11, 4), (21, 10), (41, 25)];

    private static readonly Dictionary<int, int> BlocksOfContext = new() { [80] = 1, [400] = 2, [2000] = 3, [10000] = 4 };

    public string Name => "OpenSpliceAI";

    public string Summary =>
        "Residual dilated network for splice sites (Chao et al. 2025; SpliceAI: Jaganathan et al., Cell 2019).";

    public JsonObject Defaults => new() { ["context"] = 400, ["channels"] = 32, ["output"] = "probabilities" };

    public JsonArray Layers(LayerFields settings)
    {
        var (context, channels) = (settings.Whole("context", 400), settings.Whole("channels", 32));
        if (!BlocksOfContext.TryGetValue(context, out var count))
            throw new Shared.InputException($"{settings.Place}: the context is {context} bases, but must be 80, 400, 2000 or 10000.");
        // Units and taps are numbered together: four units, then a tap.
        var blocks = Blocks.Take(count).Select((block, index) => Units(channels, block.Width, block.Dilation, 5 * index)).ToList();
        var taps = Enumerable.Range(0, count).Select(index => $"residual_units.{5 * index + 4}.conv").Prepend("initial_skip.conv").ToList();
        var layers = new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = channels, kernel_size = 1, prefix = "initial_conv" })
            .AddAll([SkipTower.Build(channels, taps, blocks)])
            .Add("Crop", new { size = context / 2 })
            .Add("Conv1d", new { in_channels = channels, out_channels = 3, kernel_size = 1, prefix = "final_conv" });
        return settings.Text("output", "probabilities", "probabilities", "logits") == "logits"
            ? layers.ToJson()
            : layers.Add("Softmax").ToJson();
    }

    private static LayerList Units(int channels, int width, int dilation, int first) =>
        new LayerList().AddAll(Enumerable.Range(first, 4).Select(index => Unit(channels, width, dilation, $"residual_units.{index}")));

    private static LayerList Unit(int channels, int width, int dilation, string prefix)
    {
        var body = new LayerList();
        foreach (var half in new[] { 1, 2 })
            body.Add("BatchNorm1d", new { num_features = channels, prefix = $"{prefix}.batchnorm{half}" })
                .Add("LeakyReLU", new { negative_slope = 0.1 })
                .Add("Conv1d", new
                {
                    in_channels = channels, out_channels = channels, kernel_size = width, dilation,
                    padding = dilation * (width - 1) / 2, prefix = $"{prefix}.conv{half}",
                });
        return new LayerList().Residual(body);
    }
}
