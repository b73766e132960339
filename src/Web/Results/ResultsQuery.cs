using System.Globalization;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Selections;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Results;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record ResultsQuery : IPageQuery<ResultsQuery>
{
    /// <summary>Part of an id.</summary>
    public string Search { get; init; } = "";

    /// <summary>Null for the order of the set; else <c>prediction/0</c> or the key of an attribute stage.</summary>
    public string? SortBy { get; init; }

    public bool Ascending { get; init; }

    /// <summary>Index of the target whose tracks are shown.</summary>
    public int Target { get; init; }

    /// <summary>Methods whose tracks are hidden.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    public HeatMaps Maps { get; init; } = HeatMaps.Effects;

    /// <summary>The position of interest, 0-based in the window.</summary>
    public int? Marker { get; init; }

    /// <summary>Two attributions on one track; null for none.</summary>
    public TrackComparison? Comparison { get; init; }

    /// <summary>A hit that is highlighted; null for none.</summary>
    public HitKey? Hit { get; init; }

    /// <summary>A site that is highlighted although no lane shows it; null for none.</summary>
    public SiteKey? Site { get; init; }

    /// <summary>How the address says that one came to the row; null where it does not.</summary>
    public SelectionReason? Reason { get; init; }

    /// <summary>How one came to the row, as far as the address tells.</summary>
    /// <param name="column">What people call a column that rows are sorted by.</param>
    public SelectionReason Reached(Func<string, string> column) => this switch
    {
        { Reason: { } reason } => reason,
        { Hit: { } hit } => new SelectionReason(SelectionSource.Motif, hit.ToString()),
        { Site: { } site } => new SelectionReason(SelectionSource.Motif, site.ToString()),
        { Search.Length: > 0 } => new SelectionReason(SelectionSource.Search, Search),
        { SortBy: { } sorted } => new SelectionReason(SelectionSource.Sorted, $"by {column(sorted)}, {(Ascending ? "smallest" : "largest")} first"),
        _ => SelectionReason.Unknown,
    };

    /// <summary>Whether the sequences left out are shown in the place of the results.</summary>
    public bool Dropped { get; init; }

    public static ResultsQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new ResultsQuery
        {
            Search = values.Text("q") ?? "",
            SortBy = values.Text("sort"),
            Ascending = values.Text("order") == "asc",
            Target = values.Number("target") ?? 0,
            Hidden = values.Text("hide")?.Split(',') ?? [],
            Maps = values.Choice<HeatMaps>("maps") ?? HeatMaps.Effects,
            Marker = values.Number("marker"),
            Comparison = values.Choice<ComparisonKind>("compare") is { } kind && TrackKey.TryParse(values.Text("a") ?? "", out var a) && TrackKey.TryParse(values.Text("b") ?? "", out var b)
                ? new TrackComparison(a, b, kind, values.Text("scale") == "raw")
                : null,
            Hit = HitKey.TryParse(values.Text("hit"), out var hit) ? hit : null,
            Site = SiteKey.TryParse(values.Text("site"), out var site) ? site : null,
            Reason = SelectionAddress.Read(values.Text(SelectionAddress.From), values.Text(SelectionAddress.Why)),
            Dropped = values.Text("dropped") is not null,
        };
    }

    /// <summary>The same view of another row, chosen from the table: what was marked belongs to the row before.</summary>
    public ResultsQuery Chosen() => this with
    {
        Marker = null, Hit = null, Site = null, Reason = Search.Length > 0 || SortBy is not null ? null : new SelectionReason(SelectionSource.Order),
    };

    /// <summary>The same view of a neighboring row.</summary>
    public ResultsQuery Beside() => this with { Marker = null, Hit = null, Site = null, Reason = new SelectionReason(SelectionSource.Order) };

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["q"] = Search.Length > 0 ? Search : null,
        ["sort"] = SortBy,
        ["order"] = SortBy is not null && Ascending ? "asc" : null,
        ["target"] = Target > 0 ? Target.ToString(CultureInfo.InvariantCulture) : null,
        ["hide"] = Hidden.Count > 0 ? string.Join(',', Hidden) : null,
        ["maps"] = Maps == HeatMaps.Effects ? null : Maps.ToString().ToLowerInvariant(),
        ["marker"] = Marker?.ToString(CultureInfo.InvariantCulture),
        ["compare"] = Comparison?.Kind.ToString().ToLowerInvariant(),
        ["a"] = Comparison?.A.ToString(),
        ["b"] = Comparison?.B.ToString(),
        ["scale"] = Comparison?.Raw == true ? "raw" : null,
        ["hit"] = Hit?.ToString(),
        ["site"] = Site?.ToString(),
        [SelectionAddress.From] = Reason?.Source.ToString().ToLowerInvariant(),
        [SelectionAddress.Why] = Reason is { Detail.Length: > 0 } ? Reason.Detail : null,
        ["dropped"] = Dropped ? "1" : null,
    });
}
