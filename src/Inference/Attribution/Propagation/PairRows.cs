using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Propagation;

/// <summary>
/// The rows of a tape that holds sequences and, after them, the references that they are compared with. A layer inside
/// windows has several rows for each; they become an axis of their own.
/// </summary>
/// <param name="Sequences">N.</param>
/// <param name="References">R for each sequence.</param>
/// <param name="Shared">Whether all sequences have the same references, which are then held once.</param>
internal readonly record struct PairRows(int Sequences, int References, bool Shared)
{
    /// <summary>N * R.</summary>
    public int Pairs => Sequences * References;

    private int Rows => Sequences + (Shared ? References : Pairs);

    /// <summary>The sequences' part: [N, 1, k, ...], a view.</summary>
    /// <param name="recorded">[(N + references) * k, ...].</param>
    public Tensor OfSequences(Tensor recorded)
    {
        var each = recorded.shape[0] / Rows;
        return recorded.narrow(0, 0, Sequences * each).reshape([Sequences, 1, each, .. recorded.shape[1..]]);
    }

    /// <summary>The references' part: [N or 1, R, k, ...], a view.</summary>
    /// <param name="recorded">[(N + references) * k, ...].</param>
    public Tensor OfReferences(Tensor recorded)
    {
        var each = recorded.shape[0] / Rows;
        var part = recorded.narrow(0, Sequences * each, recorded.shape[0] - Sequences * each);
        return part.reshape([Shared ? 1 : Sequences, References, each, .. recorded.shape[1..]]);
    }

    /// <summary>A signal by target, sequence and reference: [T, N, R, k, ...], a view.</summary>
    /// <param name="signal">[T * N * R * k, ...].</param>
    /// <param name="recorded">A recorded tensor of the same layer.</param>
    public Tensor OfPairs(Tensor signal, Tensor recorded)
    {
        var each = recorded.shape[0] / Rows;
        return signal.reshape([-1, Sequences, References, each, .. signal.shape[1..]]);
    }

    /// <summary>Several signals for one target each become rows again: [T * N * R * k, ...].</summary>
    /// <param name="signal">[T, N, R, k, ...].</param>
    public static Tensor ToRows(Tensor signal) => signal.flatten(0, 3);
}
