using System.Globalization;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Audits.Spread;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record SpreadQuery : IPageQuery<SpreadQuery>
{
    /// <summary>Index of the target.</summary>
    public int Target { get; init; }

    /// <summary>The method; null for the first.</summary>
    public string? Method { get; init; }

    /// <summary>The sequence whose maps are shown; null for the first of the list.</summary>
    public int? Row { get; init; }

    /// <summary>Page of sequences, from 0.</summary>
    public int Page { get; init; }

    public static SpreadQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new SpreadQuery { Target = values.Number("target") ?? 0, Method = values.Text("method"), Row = values.Number("row"), Page = values.Number("page") ?? 0 };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["target"] = Target > 0 ? Target.ToString(CultureInfo.InvariantCulture) : null,
        ["method"] = Method,
        ["row"] = Row?.ToString(CultureInfo.InvariantCulture),
        ["page"] = Page > 0 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    });
}
