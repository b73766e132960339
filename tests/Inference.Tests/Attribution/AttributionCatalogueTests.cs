using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Attribution.Tism;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Attribution;

public sealed class AttributionCatalogueTests
{
    [Fact]
    public void All_Methods_AreDescribedAndReadTheirOwnDefaults()
    {
        var ids = AttributionCatalogue.All.Select(method => method.Info.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-z]+(-[a-z]+)*$", id));
        foreach (var method in AttributionCatalogue.All)
        {
            var spec = new MethodSpec { Method = method.Info.Id, Options = AttributionCatalogue.Defaults(method.Info.Id) };
            Assert.Equal(method.Info.Formula, AttributionCatalogue.Describe(spec).Formula);
            Assert.Equal(method.Info.Matrix != MatrixKind.None, method.Info.MatrixFormula is not null);
            Assert.All(AttributionCatalogue.Settings(method.Info.Id), setting => Assert.NotEmpty(setting.Description));
        }
    }

    [Fact]
    public void Settings_OfIsm_AreReadyForAForm()
    {
        var settings = AttributionCatalogue.Settings("ism");
        Assert.Equal(["track", "start", "end", "algorithm"], settings.Select(setting => setting.Name));
        Assert.Equal(["negativeMean", "centred"], settings[0].Choices);
        Assert.Equal("negativeMean", settings[0].Default!.GetValue<string>());
        Assert.Equal((MethodSettingKind.Whole, 0.0, false), (settings[1].Kind, settings[1].Minimum, settings[1].Optional));
        Assert.True(settings[2].Optional);
        Assert.Null(settings[2].Default);
    }

    [Fact]
    public void Options_GivenValues_AreRead()
    {
        var ism = (SaturationMutagenesisOptions)AttributionCatalogue.Options(Spec("ism", """{"track":"centred","end":50}"""));
        Assert.Equal(new SaturationMutagenesisOptions { Track = SaturationMutagenesisTrack.Centred, End = 50 }, ism);
        var tism = (TismOptions)AttributionCatalogue.Options(Spec("tism", """{"output":"global","baseline":[0.3,0.2,0.2,0.3]}"""));
        Assert.Equal([0.3, 0.2, 0.2, 0.3], tism.Baseline);
    }

    [Theory]
    [InlineData("ism", """{"start":-1}""", "ism: 'start' is -1, but must be a whole number from 0 to 10000000.")]
    [InlineData("ism", """{"start":1.5}""", "ism: 'start' is 1.5, but must be a whole number from 0 to 10000000.")]
    [InlineData("ism", """{"begin":1}""", "ism has no setting 'begin'; it has track, start, end, algorithm.")]
    [InlineData("saliency", """{"norm":"l3"}""", "saliency: 'norm' is \"l3\", but must be \"l2\" or \"absolute\" or \"raw\".")]
    [InlineData("saliency", """{"norm":null}""", "saliency: 'norm' is empty, but must be \"l2\" or \"absolute\" or \"raw\".")]
    [InlineData("tism", """{"baseline":[0.5,0.5]}""", "tism: 'baseline' is [0.5,0.5], but must be a list of 4 numbers from 0 to 1.")]
    [InlineData("gradient-x-input", """{"norm":"l2"}""", "gradient-x-input has no setting 'norm'; it has none.")]
    public void Options_BadValue_NamesSettingAndRange(string method, string options, string message)
    {
        var error = Assert.Throws<InputException>(() => AttributionCatalogue.Options(Spec(method, options)));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Options_UnknownMethod_ListsTheMethods()
    {
        var error = Assert.Throws<InputException>(() => AttributionCatalogue.Options(Spec("guess", "{}")));
        Assert.Equal($"There is no attribution method 'guess'; there are {string.Join(", ", AttributionCatalogue.All.Select(method => method.Info.Id))}.", error.Message);
    }

    [Fact]
    public void Estimate_IsmOfConvolution_CountsPassesAndOperations()
    {
        const string layers = """[{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"prefix":"a"},{"type":"GlobalMaxPool1d"},{"type":"Linear","in_features":8,"out_features":2,"prefix":"b"}]""";
        var card = Golden.TestCards.Create(new JsonObject { ["layers"] = JsonNode.Parse(layers) }, 14, 2);
        var estimate = CostEstimate.Of(card, [new MethodSpec { Method = "ism" }, new MethodSpec { Method = "saliency" }], targets: 2, length: 14, sequences: 10, rate: 1e6);
        // Prediction once, ISM, and one of saliency for both targets. Of a mutant of ISM the convolution takes one position through
        // five taps, the maximum reads the five positions that they make, and the linear layer is whole; 2.5 passes are whole.
        const double share = (320 + 40 + 32) / 3312.0;
        Assert.Equal(10 * (1 + 2.5 + 3 * 14 * share + 1), estimate.Forward, 1e-9);
        Assert.Equal(10 * 2, estimate.Backward);
        Assert.Equal((3200 + 80 + 32) * (estimate.Forward + 20), estimate.Operations!.Value, 1e-6);
        Assert.Equal(estimate.Operations / 1e6, estimate.Seconds);
        Assert.Equal("measured on this worker", estimate.Assumption);
    }

    [Fact]
    public void Cost_PlainAlgorithmOrNoLayers_IsAWholePassForEachMutant()
    {
        using var graph = Models.TestNetworks.Graph(Models.TestNetworks.Smooth);
        Assert.Equal(91, AttributionCatalogue.Cost(Spec("ism", """{"algorithm":"plain"}"""), graph, 30, 1).Forward);
        Assert.Equal(91, AttributionCatalogue.Cost(Spec("ism", "{}"), null, 30, 1).Forward);
        Assert.InRange(AttributionCatalogue.Cost(Spec("ism", "{}"), graph, 30, 1).Forward, 2.5, 90);
    }

    [Fact]
    public void Cost_OfPairs_FollowsTheirWindow()
    {
        using var graph = Models.TestNetworks.Graph("""[{"type":"Conv1d","in_channels":4,"out_channels":8,"kernel_size":5,"padding":2,"prefix":"a"},{"type":"GlobalMaxPool1d"}]""");
        double Forward(string options) => AttributionCatalogue.Cost(Spec("second-order-ism", options), graph, 100, 1).Forward;
        // 1 + 2 x 3 + 9 mutants of two neighbours: the convolution takes 2 of 100 positions, the maximum 6.
        Assert.Equal(2.5 + 15 * (2 * 320 + 6 * 8) / (100.0 * 320 + 100 * 8), Forward("""{"positions":2}"""), 1e-9);
        // A window wider than three quarters of the sequence is computed whole.
        Assert.Equal(2.5 + 15, Forward("""{"positions":2,"step":75}"""), 1e-9);
    }

    [Fact]
    public void Cost_OfPisa_CountsOutputPositions()
    {
        using var graph = Models.TestNetworks.Graph("""[{"type":"Conv1d","in_channels":4,"out_channels":2,"kernel_size":5,"prefix":"a"},{"type":"Crop","size":43}]""");
        var cost = AttributionCatalogue.Cost(Spec("pisa", """{"shuffles":3}"""), graph, 100, 2);
        Assert.Equal((2 * 4.0, 2 * 3 * 10.0, 10 * 103.0), (cost.Forward, cost.Backward, cost.Values));
    }

    [Fact]
    public void Estimate_TorchScript_HasNoTime()
    {
        var card = Golden.TestCards.Create(new JsonObject { ["name"] = "TorchScript" }, 100, 1);
        var estimate = CostEstimate.Of(card, [new MethodSpec { Method = "tism" }], 1, 100, 5, null);
        Assert.Equal((10.0, 5.0), (estimate.Forward, estimate.Backward));
        Assert.Null(estimate.Seconds);
        Assert.True(estimate.Memory > 0);
    }

    private static MethodSpec Spec(string method, string options) => new() { Method = method, Options = JsonNode.Parse(options)!.AsObject() };
}
