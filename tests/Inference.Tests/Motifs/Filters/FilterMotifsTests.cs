using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Golden;
using CisLens.Shared;
using TorchSharp;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Filters;

public sealed class FilterMotifsTests
{
    private const int Length = 60;
    private const string First = "TGACT";
    private const string Second = "GGCAA";

    [Fact]
    public void Of_FirstLayer_CountsTheSitesOfEachWord()
    {
        using var model = Model(Convolution(5), [First, Second]);

        var motifs = Compute(model, "Layer 0 (Conv1d)", new FilterOptions { Share = 0.9 });

        Assert.Equal([First, Second], motifs.Select(Consensus));
        Assert.All(motifs, motif => Assert.Equal(10, motif.Information!.Value, 1e-9));
        Assert.Equal(5, motifs[0].Maximum);
        Assert.Equal(4.5, motifs[0].Threshold);
        Assert.Equal(40, motifs[0].Sequences);
        Assert.Equal(1, motifs[0].Usage);
        Assert.InRange(motifs[1].Sites, 20, 30);
        Assert.Equal(motifs[1].Sites, motifs[1].ToMotif()!.Sites);
        Assert.Equal(1, motifs[0].Weights![0, 3]);
        Assert.Equal(0, motifs[0].Weights![0, 0]);
    }

    [Fact]
    public void Of_OnePerSequence_CountsTheStrongest()
    {
        using var model = Model(Convolution(5), [First, Second]);

        var motif = Compute(model, "Layer 0 (Conv1d)", new FilterOptions { Share = 0.4, OnePerSequence = true })[0];

        Assert.Equal(40, motif.Sites);
        Assert.Equal(First, Consensus(motif));
    }

    [Fact]
    public void Of_StrongestSites_KeepsSoMany()
    {
        using var model = Model(Convolution(5), [First, Second]);

        var motifs = Compute(model, "Layer 0 (Conv1d)", new FilterOptions { Threshold = FilterThreshold.StrongestSites, Sites = 10 });

        Assert.Equal(5, motifs[0].Threshold);
        Assert.All(motifs, motif => Assert.True(motif.Sites >= 10));
    }

    [Fact]
    public void Of_ModelWithOtherChannelsAndBothStrands_CountsBothStrandsInOrder()
    {
        using var given = Model(Convolution(5), [First, Second]);
        using var model = Model(Convolution(5), [First, Second], card => card with
        {
            Strands = StrandRule.Mean,
            Channels = "AGCT",
        });

        var motif = Compute(model, "Layer 0 (Conv1d)", new FilterOptions { Share = 0.9 })[0];

        // Its channel of G reads what the given one's reads of C.
        Assert.Equal("TCAGT", Consensus(motif));
        Assert.Equal(1, motif.Weights![1, 1]);
        var turned = Compute(given, "Layer 0 (Conv1d)", new FilterOptions { Share = 0.9 })[0];
        Assert.Equal(First, Consensus(turned));
    }

    [Fact]
    public void Of_SiteInPaddingOrAtUnknownBases_IsLeftOut()
    {
        using var model = Model(Convolution(5, padding: 4), [First, Second]);
        string[] windows = [First[2..] + new string('C', 30), new string('C', 10) + "TGANTTTCCC" + First + new string('C', 10)];

        var motif = FilterMotifs.Of(model, "Layer 0 (Conv1d)", 2, (first, count) => windows[(int)first..((int)first + count)], new FilterOptions { Share = 0.7 }, null, default)[0];

        Assert.Equal(1, motif.Sites);
        Assert.Equal(0.5, motif.Usage);
    }

    [Fact]
    public void Of_FilterThatIsNeverActivated_HasNoMotif()
    {
        using var model = Model(Convolution(5), ["", Second]);

        var motif = Compute(model, "Layer 0 (Conv1d)", new FilterOptions())[0];

        Assert.Null(motif.Pfm);
        Assert.Null(motif.ToMotif());
        Assert.Null(motif.Information);
        Assert.Equal(0, motif.Usage);
    }

    [Fact]
    public void Of_DeeperLayer_CountsAllThatAValueSees()
    {
        using var model = Deep();

        var motif = Compute(model, "Layer 2 (Conv1d)", new FilterOptions { Share = 0.9 })[0];

        // Two words of the first layer, the second six bases further.
        Assert.Equal(11, motif.Pfm!.Width);
        Assert.Null(motif.Weights);
        Assert.Equal(First, Consensus(motif)[..5]);
        Assert.Equal(First, Consensus(motif)[6..]);
    }

    [Fact]
    public void Layers_OfAModel_AreThoseBeforePooling()
    {
        var card = TestCards.Create(new JsonObject
        {
            ["layers"] = new JsonArray(
                Convolution(5), new JsonObject { ["type"] = "BatchNorm1d", ["num_features"] = 2, ["prefix"] = "bn" }, new JsonObject { ["type"] = "ReLU" },
                new JsonObject { ["type"] = "Residual", ["body"] = new JsonArray(Convolution(3, 2, "inner", 1, 2)) },
                new JsonObject { ["type"] = "MaxPool1d", ["kernel_size"] = 2 }, Convolution(3, 2, "late")),
        }, Length, 2);

        var layers = FilterLayer.Of(card);

        Assert.Equal(2, layers.Count);
        Assert.Equal(("Layer 2 (ReLU)", 5, true), (layers[0].ReadAt, layers[0].Window.Size, layers[0].SeesBases));
        Assert.Equal((layers[1].Address, 7, -1, false), (layers[1].ReadAt, layers[1].Window.Size, layers[1].Window.Offset, layers[1].SeesBases));
        Assert.Throws<InputException>(() => FilterLayer.Find(card, "Layer 5 (Conv1d)"));
    }

    private static IReadOnlyList<FilterMotif> Compute(SequenceModel model, string layer, FilterOptions options)
    {
        var random = new SeededRandom(5);
        var windows = Enumerable.Range(0, 40).Select(row =>
        {
            var letters = Enumerable.Range(0, Length).Select(_ => "ACGT"[random.Next(4)]).ToArray();
            $"{First}A{First}".CopyTo(letters.AsSpan(5 + (row % 20)));
            if (row % 2 == 0)
                Second.CopyTo(letters.AsSpan(40));
            return new string(letters);
        }).ToList();
        return FilterMotifs.Of(model, layer, windows.Count, (first, count) => windows.GetRange((int)first, count), options, null, default);
    }

    private static JsonObject Convolution(int width, int channels = 4, string prefix = "conv", int padding = 0, int filters = 2) => new()
    {
        ["type"] = "Conv1d",
        ["in_channels"] = channels,
        ["out_channels"] = filters,
        ["kernel_size"] = width,
        ["padding"] = padding,
        ["bias"] = false,
        ["prefix"] = prefix,
    };

    private static SequenceModel Model(JsonObject convolution, string[] words, Func<ModelCard, ModelCard>? change = null)
    {
        var architecture = new JsonObject { ["layers"] = new JsonArray(convolution, new JsonObject { ["type"] = "ReLU" }, new JsonObject { ["type"] = "GlobalMaxPool1d" }) };
        var graph = new LayerGraph(architecture["layers"]!.DeepClone().AsArray());
        graph.Parameters[0].Bind([.. words.SelectMany(Kernel)], torch.CPU, torch.ScalarType.Float32);
        var card = TestCards.Create(architecture, null, 2);
        return SequenceModel.FromGraph(change?.Invoke(card) ?? card, graph, torch.CPU);
    }

    private static SequenceModel Deep()
    {
        var architecture = new JsonObject
        {
            ["layers"] = new JsonArray(Convolution(5), new JsonObject { ["type"] = "ReLU" }, Convolution(7, 2, "second", filters: 1), new JsonObject { ["type"] = "GlobalMaxPool1d" }),
        };
        var graph = new LayerGraph(architecture["layers"]!.DeepClone().AsArray());
        graph.Parameters[0].Bind([.. Kernel(First), .. Kernel(Second)], torch.CPU, torch.ScalarType.Float32);
        graph.Parameters[1].Bind([1, 0, 0, 0, 0, 0, 1, .. new float[7]], torch.CPU, torch.ScalarType.Float32);
        return SequenceModel.FromGraph(TestCards.Create(architecture, null, 1), graph, torch.CPU);
    }

    /// <summary>1 at the letters of the word; all 0 for no word.</summary>
    private static float[] Kernel(string word)
    {
        var kernel = new float[20];
        for (var position = 0; position < word.Length; position++)
            kernel[("ACGT".IndexOf(word[position], StringComparison.Ordinal) * 5) + position] = 1;
        return kernel;
    }

    private static string Consensus(FilterMotif motif) => string.Concat(Enumerable.Range(0, motif.Pfm!.Width).Select(position =>
        "ACGT"[motif.Pfm.Column(position).IndexOf(motif.Pfm.Column(position).ToArray().Max())]));
}
