using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Logos;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Motifs.Patterns;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record MotifsQuery : IPageQuery<MotifsQuery>
{
    public MotifsView View { get; init; }

    /// <summary>Index of the one discovery shown; null for all.</summary>
    public int? Discovery { get; init; }

    /// <summary>The one sign shown; null for both.</summary>
    public ContributionSign? Sign { get; init; }

    /// <summary>Part of a name of a pattern or of its matches.</summary>
    public string Search { get; init; } = "";

    /// <summary>The motif that is looked up, as it was typed.</summary>
    public string Motif { get; init; } = "";

    /// <summary>Whether all contribution logos of a discovery have the same y axis.</summary>
    public bool SharedAxis { get; init; }

    /// <summary>The colours of the bases.</summary>
    public LogoColors Colors { get; init; }

    public static MotifsQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new MotifsQuery
        {
            View = values.Choice<MotifsView>("view") ?? MotifsView.Patterns,
            Discovery = values.Number("discovery"),
            Sign = values.Choice<ContributionSign>("sign"),
            Search = values.Text("q") ?? "",
            Motif = values.Text("m") ?? "",
            SharedAxis = values.Text("y") == "shared",
            Colors = values.Choice<LogoColors>("colors") ?? LogoColors.Attribution,
        };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["view"] = View == MotifsView.Patterns ? null : View.ToString().ToLowerInvariant(),
        ["discovery"] = Discovery?.ToString(CultureInfo.InvariantCulture),
        ["sign"] = Sign?.ToString().ToLowerInvariant(),
        ["q"] = Search.Length > 0 ? Search : null,
        ["m"] = Motif.Length > 0 ? Motif : null,
        ["y"] = SharedAxis ? "shared" : null,
        ["colors"] = Colors == LogoColors.Attribution ? null : Colors.ToString().ToLowerInvariant(),
    });
}
