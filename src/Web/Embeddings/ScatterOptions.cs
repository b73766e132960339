namespace CisLens.Web.Embeddings;

/// <summary>What the scatter in the browser shows; <c>docs/look.md</c> says what each option means.</summary>
public sealed record ScatterOptions
{
    public required string PointsUrl { get; init; }

    public required string ColumnUrl { get; init; }

    public required string NamesUrl { get; init; }

    public required string XTitle { get; init; }

    public required string YTitle { get; init; }

    /// <summary>Whether the axes have numbers; those of UMAP mean nothing.</summary>
    public required bool HasUnits { get; init; }

    public required bool Deltas { get; init; }

    /// <summary>What a screen reader says of the map.</summary>
    public required string Label { get; init; }
}
