using CisLens.Inference.Motifs.Logos;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Logos;

/// <summary>A sequence logo. A parent with <c>data-logo-colors</c> chooses the colours of the bases.</summary>
public sealed partial class MotifLogo
{
    private (Logo, LogoLayout)? _drawn;
    private MarkupString _svg;

    [Parameter, EditorRequired]
    public required Logo Logo { get; set; }

    [Parameter, EditorRequired]
    public required LogoLayout Layout { get; set; }

    protected override void OnParametersSet()
    {
        if (_drawn is { } drawn && ReferenceEquals(drawn.Item1, Logo) && drawn.Item2 == Layout)
            return;
        _drawn = (Logo, Layout);
        _svg = new MarkupString(LogoSvg.Write(Logo, Layout with { Letters = Assets["letters.svg"] }));
    }
}
