namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A NumPy element type, for example <c>f8</c>; little-endian.</summary>
internal sealed record NumpyType(string Kind)
{
    public int Size => Kind[1] - '0';

    /// <summary>The state is (version, byte order, subarray, names, fields, ...).</summary>
    /// <returns>False when the type is big-endian or structured.</returns>
    public static bool Accepts(object? state) =>
        state is PickleTuple { Items: [long, "<" or "|" or "=", null, null, null, ..] };
}
