using System.Globalization;
using System.Runtime.CompilerServices;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Shared.Sequences;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Motifs.Databases;

/// <summary>The motifs of a database, to look through; what is searched for is in the address.</summary>
public sealed partial class MotifDatabasePage
{
    private const int PageSize = 25;

    // A logo is drawn again only when it is another object.
    private readonly ConditionalWeakTable<Motif, Logo> _logos = [];

    private Loaded<MotifDatabaseView>? _loaded;
    private MotifDatabaseDetails? _details;

    [Parameter]
    public required string ProjectId { get; set; }

    [Parameter]
    public required string DatabaseId { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageFromOne { get; set; }

    [Inject]
    private MotifDatabaseService Databases { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private string Search => Query ?? "";

    private int PageNumber => Math.Max(0, (PageFromOne ?? 1) - 1);

    private static string Subtitle(MotifDatabaseLine line)
    {
        var added = line.CreatedAt is { } at ? $", added {at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(line.AddedBy.Length > 0 ? $" by {line.AddedBy}" : "")}" : "";
        return $"{Words.Count(line.Motifs, "motif")} of {line.Alphabet} from {line.FileName}{added}. SHA-256 {line.Sha256[..12]}. {line.Licence}";
    }

    private static string Text(ChangeEventArgs change) => change.Value?.ToString() ?? "";

    private static LogoLayout LayoutOf(Motif motif) => new()
    {
        Label = $"Logo of {motif.Title}",
        Height = 40,
        ColumnWidth = 12,
        HasAxis = false,
        IsRna = motif.Alphabet == Alphabet.Rna,
    };

    private Logo LogoOf(Motif motif) => _logos.GetValue(motif, one => Logo.Of(one.Ppm));

    private void Go(string search, int page) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = search.Length > 0 ? search : null,
        ["page"] = page > 0 ? page + 1 : null,
    }));

    private void Edit(MotifDatabaseView view, Func<MotifDatabaseDetails, MotifDatabaseDetails> change) =>
        _details = change(_details ?? new MotifDatabaseDetails(view.Line.Name, view.Line.Version, view.Line.Licence));

    private async Task ChangeAsync()
    {
        if (_details is not { } details || !await Attempt.RunAsync(() => Databases.ChangeAsync(ProjectId, DatabaseId, details, CancellationToken.None)))
            return;
        _details = null;
        await (_loaded?.ReloadAsync() ?? Task.CompletedTask);
    }

    private async Task DeleteAsync()
    {
        if (await Attempt.RunAsync(user => Databases.DeleteAsync(user, ProjectId, DatabaseId, CancellationToken.None)))
            Navigation.NavigateTo($"projects/{ProjectId}/motif-databases");
    }
}
