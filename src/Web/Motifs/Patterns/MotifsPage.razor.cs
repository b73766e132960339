using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>What a run found about motifs. While the run goes on, the page fills.</summary>
public sealed partial class MotifsPage
{
    private static readonly (MotifsView View, string Title)[] Views =
    [
        (MotifsView.Patterns, "Patterns"),
        (MotifsView.Unmatched, "Strong, but nothing known"),
        (MotifsView.Ignored, "Known, but ignored"),
        (MotifsView.Pairs, "Together"),
        (MotifsView.Filters, "Filters"),
        (MotifsView.Lookup, "Look up my motif"),
    ];

    [Inject]
    private RunPatterns Patterns { get; set; } = null!;

    protected override string Path => $"projects/{ProjectId}/runs/{RunId}/motifs";

    private async Task<MotifsHead?> LoadAsync(CancellationToken cancellationToken)
    {
        var head = await Patterns.HeadAsync(ProjectId, RunId, cancellationToken);
        if (head is not null)
            Watch(head.Results.Run);
        return head;
    }
}
