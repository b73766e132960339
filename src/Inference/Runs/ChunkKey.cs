namespace CisLens.Inference.Runs;

/// <summary>Names a chunk.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StageKey">The stage.</param>
/// <param name="Index">The chunk.</param>
public sealed record ChunkKey(string RunId, string StageKey, int Index)
{
    /// <inheritdoc />
    public override string ToString() => $"{RunId}/{StageKey}/{Index}";
}
