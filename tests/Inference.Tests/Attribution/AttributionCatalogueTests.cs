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
        // Prediction once, 1 + 3 x 14 passes of ISM, and one of saliency for both targets.
        Assert.Equal(10 * (1 + 43 + 1), estimate.Forward);
        Assert.Equal(10 * 2, estimate.Backward);
        Assert.Equal((3200 + 80 + 32) * (450 + 20), estimate.Operations);
        Assert.Equal(estimate.Operations / 1e6, estimate.Seconds);
        Assert.Equal("measured on this worker", estimate.Assumption);
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
