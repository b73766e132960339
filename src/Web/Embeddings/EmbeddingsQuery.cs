using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace CisLens.Web.Embeddings;

/// <summary>What a person looks at; it lives in the address, so that it can be sent to a colleague.</summary>
public sealed record EmbeddingsQuery
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
        var values = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? Text(string key) => values.TryGetValue(key, out var text) && text.ToString() is { Length: > 0 } found ? found : null;
        int? Number(string key) => int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new EmbeddingsQuery
        {
            Embedding = Number("e") ?? 0,
            Umap = Text("map") == "umap",
            X = Number("x") ?? 0,
            Y = Number("y") ?? 1,
            Column = Text("color") ?? "label",
            Deltas = Text("pairs") is not null,
            Control = Enum.TryParse<MapControl>(Text("control"), ignoreCase: true, out var control) ? control : MapControl.None,
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
