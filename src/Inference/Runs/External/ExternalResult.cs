namespace CisLens.Inference.Runs.External;

/// <summary>What the comparison of a run's maps with an added file gave.</summary>
public sealed record ExternalResult
{
    /// <summary>Lines of the file that were used.</summary>
    public required long Lines { get; init; }

    /// <summary>By map and name, for regions.</summary>
    public IReadOnlyList<RegionTrack> Regions { get; init; } = [];

    /// <summary>By map and element, for measured effects.</summary>
    public IReadOnlyList<EffectTrack> Effects { get; init; } = [];

    /// <summary>What was left out and why, one sentence each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
