using System.Globalization;
using CisLens.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Embeddings;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record EmbeddingsQuery : IPageQuery<EmbeddingsQuery>
{
    /// <summary>Index of the embedding in the run's specification.</summary>
    public int Embedding { get; init; }

    /// <summary>Whether the map is UMAP; else principal components.</summary>
    public bool Umap { get; init; }

    /// <summary>Component on the horizontal axis, from 0.</summary>
    public int X { get; init; }

    /// <summary>Component on the vertical axis, from 0.</summary>
    public int Y { get; init; } = 1;

    /// <summary>The column that colours and groups.</summary>
    public string Column { get; init; } = "label";

    /// <summary>Whether the points are pairs, alternative - reference.</summary>
    public bool Deltas { get; init; }

    /// <summary>The control shown.</summary>
    public MapControl Control { get; init; }

    public static EmbeddingsQuery Of(string uri)
    {
        var values = new QueryValues(uri);
        return new EmbeddingsQuery
        {
            Embedding = values.Number("e") ?? 0,
            Umap = values.Text("map") == "umap",
            X = values.Number("x") ?? 0,
            Y = values.Number("y") ?? 1,
            Column = values.Text("color") ?? "label",
            Deltas = values.Text("pairs") is not null,
            Control = values.Choice<MapControl>("control") ?? MapControl.None,
        };
    }

    /// <summary>The query string, beginning with a question mark, or nothing.</summary>
    public override string ToString() => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["e"] = Embedding > 0 ? Embedding.ToString(CultureInfo.InvariantCulture) : null,
        ["map"] = Umap ? "umap" : null,
        ["x"] = X != 0 ? X.ToString(CultureInfo.InvariantCulture) : null,
        ["y"] = Y != 1 ? Y.ToString(CultureInfo.InvariantCulture) : null,
        ["color"] = Column != "label" ? Column : null,
        ["pairs"] = Deltas ? "1" : null,
        ["control"] = Control == MapControl.None ? null : Control.ToString().ToLowerInvariant(),
    });
}
