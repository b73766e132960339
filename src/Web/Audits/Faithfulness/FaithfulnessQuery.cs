using System.Globalization;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Audits.Faithfulness;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record FaithfulnessQuery : IPageQuery<FaithfulnessQuery>
{
    /// <summary>Index of the target.</summary>
    public int Target { get; init; }

    /// <summary>Whether sequences of other classes are shown in the place of those on which the target is judged.</summary>
    public bool Others { get; init; }

    public FaithfulnessMeasure Measure { get; init; }

    public FaithfulnessControl Control { get; init; }

    /// <summary>The method by which sequences are sorted; null for the first.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether the sequences on which it is most faithful come first.</summary>
    public bool Best { get; init; }

    /// <summary>Page of sequences, from 0.</summary>
    public int Page { get; init; }

    public static FaithfulnessQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new FaithfulnessQuery
        {
            Target = values.Number("target") ?? 0,
            Others = values.Text("class") == "others",
            Measure = values.Choice<FaithfulnessMeasure>("measure") ?? FaithfulnessMeasure.Output,
            Control = values.Choice<FaithfulnessControl>("control") ?? FaithfulnessControl.Positions,
            Sort = values.Text("sort"),
            Best = values.Text("order") == "best",
            Page = values.Number("page") ?? 0,
        };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["target"] = Target > 0 ? Target.ToString(CultureInfo.InvariantCulture) : null,
        ["class"] = Others ? "others" : null,
        ["measure"] = Measure == FaithfulnessMeasure.Output ? null : Measure.ToString().ToLowerInvariant(),
        ["control"] = Control == FaithfulnessControl.Positions ? null : Control.ToString().ToLowerInvariant(),
        ["sort"] = Sort,
        ["order"] = Best ? "best" : null,
        ["page"] = Page > 0 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    });
}
