using CisLens.Inference.Motifs.Logos;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>One pattern: its logos, the known motifs that it resembles, its seqlets.</summary>
public sealed partial class PatternPage
{
    private const int Size = 20;
    // Positions shown on both sides of the core: discovered patterns are much wider than what counts.
    private const int Beyond = 6;
    private const string MotifsCrumb = "Motifs";
    private int _page;

    /// <summary>Index of the discovery.</summary>
    [Parameter]
    public int Discovery { get; set; }

    /// <summary>The pattern's name.</summary>
    [Parameter]
    public required string Name { get; set; }

    [Inject]
    private RunPatterns Patterns { get; set; } = null!;

    [Inject]
    private SeqletViews Views { get; set; } = null!;

    private string MotifsHref => $"projects/{ProjectId}/runs/{RunId}/motifs";

    protected override string Path => $"{MotifsHref}/{Discovery}/{Uri.EscapeDataString(Name)}";

    private static LogoLayout Layout(string label, int height, (int, int) core) => new() { Label = label, Height = height, Shaded = core };

    private FoundPattern? Find(MotifsHead head) => head.Motifs?.Discovery(Discovery)?.Patterns.FirstOrDefault(found => found.Pattern.Name == Name);

    private IReadOnlyList<MotifDatabaseSource> DatabasesOf(MotifsHead head) => head.Motifs!.Discovery(Discovery)!.Summary.Databases;

    private List<string> Titles(MotifsHead head) => [.. DatabasesOf(head).Select(one => one.Version.Length > 0 ? $"{one.Name} {one.Version}" : one.Name)];

    private async Task<IReadOnlyList<SeqletView>?> SeqletsAsync(MotifsHead head, FoundPattern found, CancellationToken cancellationToken) => await Views.ReadAsync(
        head, Discovery,
        [.. found.Seqlets.OrderByDescending(one => Math.Abs(one.Seqlet.Contribution)).Skip(_page * Size).Take(Size).Select(one => (one, Name, found.CoreOf(one.Seqlet)))],
        cancellationToken);
}
