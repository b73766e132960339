namespace CisLens.Inference.Models;

/// <summary>What a model takes.</summary>
public sealed record ModelInput
{
    /// <summary>The exact length in bases; null when the model takes any length between the bounds.</summary>
    public int? Length { get; init; }

    /// <summary>Shortest length, for models without a fixed one.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>Longest length, for models without a fixed one.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Bases at each end that the model needs as context and gives no output for.</summary>
    public int Context { get; init; }

    /// <summary>What happens to a sequence that is too short.</summary>
    public ShortRule Short { get; init; } = ShortRule.Pad;

    /// <summary>What happens to a sequence that is too long.</summary>
    public LongRule Long { get; init; } = LongRule.Drop;

    /// <summary>How an unknown base (N or another IUPAC code) is encoded.</summary>
    public UnknownRule Unknown { get; init; } = UnknownRule.Zeros;
}
