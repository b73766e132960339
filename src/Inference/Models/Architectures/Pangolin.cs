using System.Text.Json.Nodes;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Models.Architectures;

/// <summary>Residual dilated network for splice sites and their usage in four tissues, with 5,000 bases of context at each end.</summary>
internal sealed class Pangolin : IArchitecture
{
    private const int Context = 5000;
    private const int Tissues = 4;

    private static readonly (int Width, int Dilation)[] Blocks = [(11, 1), (11, 4), (21, 10), (41, 25)];

    public string Name => "Pangolin";

    public string Summary => "Residual dilated network for splice sites in four tissues (Zeng and Li, Genome Biology 2022).";

    public JsonObject Defaults => new() { ["channels"] = 32 };

    public JsonArray Layers(LayerFields settings)
    {
        var channels = settings.Whole("channels", 32);
        var blocks = Blocks.Select((block, index) => Units(channels, block.Width, block.Dilation, 4 * index)).ToList();
        return new LayerList()
            .Add("Conv1d", new { in_channels = 4, out_channels = channels, kernel_size = 1, prefix = "conv1" })
            .AddAll([SkipTower.Build(channels, ["skip", "convs.0", "convs.1", "convs.2", "convs.3"], blocks)])
            .Add("Crop", new { size = Context })
            .Parallel("concat", [.. Enumerable.Range(1, 2 * Tissues).Select(head => Head(channels, head))])
            .ToJson();
    }

    /// <summary>Odd heads: probabilities of no site and of a site. Even heads: usage of the site.</summary>
    private static LayerList Head(int channels, int number)
    {
        var site = number % 2 == 1;
        return new LayerList()
            .Add("Conv1d", new { in_channels = channels, out_channels = site ? 2 : 1, kernel_size = 1, prefix = $"conv_last{number}" })
            .Add(site ? "Softmax" : "Sigmoid");
    }

    private static LayerList Units(int channels, int width, int dilation, int first) =>
        new LayerList().AddAll(Enumerable.Range(first, 4).Select(index => Unit(channels, width, dilation, $"resblocks.{index}")));

    private static LayerList Unit(int channels, int width, int dilation, string prefix)
    {
        var body = new LayerList();
        foreach (var half in new[] { 1, 2 })
            body.Add("BatchNorm1d", new { num_features = channels, prefix = $"{prefix}.bn{half}" })
                .Add("ReLU")
                .Add("Conv1d", new
                {
                    in_channels = channels, out_channels = channels, kernel_size = width, dilation,
                    padding = dilation * (width - 1) / 2, prefix = $"{prefix}.conv{half}",
                });
        return new LayerList().Residual(body);
    }
}
