using CisLens.Inference.Attribution;
using CisLens.Inference.Models;

namespace CisLens.Inference.Readiness;

/// <summary>What a model is ready for: what its layers tell, and what was measured with its weights on random sequences.</summary>
public sealed record ReadinessReport
{
    /// <summary>The number of sequences that costs are given for.</summary>
    public const int CostSequences = 1000;

    /// <summary>The model's title.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the weights that were measured; those of the first replica.</summary>
    public required string Weights { get; init; }

    /// <summary>The version of this software.</summary>
    public required string Software { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ComputedAt { get; init; }

    /// <summary>Where it was measured, e.g. <c>cpu, 2 threads</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Bases of the random sequences.</summary>
    public required int Length { get; init; }

    /// <summary>The seed of the random sequences.</summary>
    public required long Seed { get; init; }

    /// <summary>The target that the methods were tested with.</summary>
    public required string Target { get; init; }

    /// <summary>The layers; null for a TorchScript program.</summary>
    public LayerTable? Layers { get; init; }

    /// <summary>The part of the input that can change the target; null when every base can or when the layers do not tell.</summary>
    public ReceptivePart? Seen { get; init; }

    /// <summary>Both strands compared, output by output.</summary>
    public required IReadOnlyList<StrandDifference> Strands { get; init; }

    /// <summary>How many random sequences the strands were compared on.</summary>
    public required int StrandSequences { get; init; }

    /// <summary>Seconds of one prediction in a batch.</summary>
    public required double SecondsPerSequence { get; init; }

    /// <summary>How many predictions were timed.</summary>
    public required int TimedSequences { get; init; }

    /// <summary>Floating-point operations of one prediction; null for a TorchScript program.</summary>
    public double? OperationsPerSequence { get; init; }

    /// <summary>Every method of the catalogue.</summary>
    public required IReadOnlyList<MethodOutlook> Methods { get; init; }

    /// <summary>What the methods and the model's golden outputs measured.</summary>
    public required IReadOnlyList<SelfTestLine> SelfTest { get; init; }

    /// <summary>What was not tested and why, a sentence each.</summary>
    public required IReadOnlyList<string> Untested { get; init; }

    /// <summary>How many methods have a verdict.</summary>
    public int Count(MethodVerdict verdict) => Methods.Count(method => method.Verdict == verdict);
}
