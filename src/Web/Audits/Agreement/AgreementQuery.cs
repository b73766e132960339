using System.Globalization;
using CisLens.Inference.Evaluation.Agreement;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Audits.Agreement;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record AgreementQuery : IPageQuery<AgreementQuery>
{
    /// <summary>Index of the target.</summary>
    public int Target { get; init; }

    public AgreementMeasureKind Measure { get; init; }

    /// <summary>One of the two methods that are compared; null for all methods together.</summary>
    public string? First { get; init; }

    /// <summary>The other.</summary>
    public string? Second { get; init; }

    /// <summary>The sequence whose maps are shown; null for none.</summary>
    public int? Row { get; init; }

    /// <summary>Page of sequences, from 0.</summary>
    public int Page { get; init; }

    public static AgreementQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new AgreementQuery
        {
            Target = values.Number("target") ?? 0,
            Measure = values.Choice<AgreementMeasureKind>("measure") ?? AgreementMeasureKind.Overlap,
            First = values.Text("a"),
            Second = values.Text("b"),
            Row = values.Number("row"),
            Page = values.Number("page") ?? 0,
        };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["target"] = Target > 0 ? Target.ToString(CultureInfo.InvariantCulture) : null,
        ["measure"] = Measure == AgreementMeasureKind.Overlap ? null : Measure.ToString().ToLowerInvariant(),
        ["a"] = First,
        ["b"] = Second,
        ["row"] = Row?.ToString(CultureInfo.InvariantCulture),
        ["page"] = Page > 0 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    });
}
