using Bunit;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class EmbeddingStepTests : PortalContext
{
    private RunForm _form = new();

    [Fact]
    public void Add_FirstTime_IsTheLayerBeforeTheOutput()
    {
        RenderStep().Find("button.cl-button-small").Click();
        Assert.Equal([new EmbeddingSpec { Layer = "Layer 1 (GlobalAvgPool1d)" }], _form.Embeddings);
    }

    [Fact]
    public void Choose_LayerWithPositions_GetsAPooling()
    {
        _form = new RunForm { Embeddings = [new EmbeddingSpec { Layer = "Layer 1 (GlobalAvgPool1d)" }] };
        var step = RenderStep();
        Assert.True(step.Find("#pooling-0").HasAttribute("disabled"));
        step.Find("#layer-0").Change("Layer 0 (Conv1d)");
        Assert.Equal([new EmbeddingSpec { Layer = "Layer 0 (Conv1d)", Pooling = EmbeddingPooling.Mean }], _form.Embeddings);
        step = RenderStep();
        step.Find("#pooling-0").Change("Centre");
        Assert.Equal(EmbeddingPooling.Centre, _form.Embeddings[0].Pooling);
        step.Find("[aria-label='Remove this layer']").Click();
        Assert.Empty(_form.Embeddings);
    }

    [Fact]
    public void TorchScript_HasNoLayers_SaysSo()
    {
        var card = Card() with { Architecture = new() { ["name"] = "TorchScript" } };
        var step = Render<EmbeddingStep>(parameters => parameters.Add(one => one.Form, _form).Add(one => one.Card, card));
        Assert.Contains("shows no layers", step.Markup, StringComparison.Ordinal);
        Assert.Empty(step.FindAll("button"));
    }

    private ModelCard Card()
    {
        StoredModel.Put(Settings.Models);
        return ModelPackage.Open(Path.Combine(Settings.Models, StoredModel.Id)).Card;
    }

    private IRenderedComponent<EmbeddingStep> RenderStep() =>
        Render<EmbeddingStep>(parameters => parameters.Add(one => one.Form, _form).Add(one => one.Card, Card()).Add(one => one.Changed, form => _form = form));
}
