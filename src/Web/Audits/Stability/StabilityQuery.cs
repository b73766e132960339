using System.Globalization;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Audits.Stability;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record StabilityQuery : IPageQuery<StabilityQuery>
{
    /// <summary>Index of the target.</summary>
    public int Target { get; init; }

    /// <summary>The method; null for the first.</summary>
    public string? Method { get; init; }

    /// <summary>The one kind of change that is shown; null for all.</summary>
    public SmallChangeKind? Kind { get; init; }

    /// <summary>Page of sequences, from 0.</summary>
    public int Page { get; init; }

    public static StabilityQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new StabilityQuery
        {
            Target = values.Number("target") ?? 0,
            Method = values.Text("method"),
            Kind = values.Choice<SmallChangeKind>("kind"),
            Page = values.Number("page") ?? 0,
        };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["target"] = Target > 0 ? Target.ToString(CultureInfo.InvariantCulture) : null,
        ["method"] = Method,
        ["kind"] = Kind?.ToString().ToLowerInvariant(),
        ["page"] = Page > 0 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    });
}
