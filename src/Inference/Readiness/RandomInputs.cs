using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using static TorchSharp.torch;

namespace CisLens.Inference.Readiness;

/// <summary>Random sequences, all bases equally likely.</summary>
internal static class RandomInputs
{
    /// <summary>The seed; a report made again tests the same sequences.</summary>
    public const long Seed = 1;

    /// <summary>Draws sequences; the first ones are the same however many are drawn.</summary>
    public static IReadOnlyList<string> Draw(int count, int length) => [.. Enumerable.Range(0, count).Select(item =>
    {
        var random = SeededRandom.ForItem(Seed, item);
        var codes = new byte[length];
        foreach (ref var code in codes.AsSpan())
            code = (byte)random.Next(4);
        return Bases.Decode(codes);
    })];

    /// <summary>[sequences, 4, length] on the model's device; belongs to the caller.</summary>
    public static Tensor Encode(SequenceModel model, IReadOnlyList<string> sequences) =>
        model.ToInput([.. sequences.SelectMany(sequence => OneHot.Encode(sequence))], sequences.Count);
}
