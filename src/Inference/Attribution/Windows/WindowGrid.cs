using CisLens.Shared;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>
/// Windows of equal size along a sequence, starting at 0, stride, 2 stride, ...; the last one is cut off at the end of the sequence.
/// </summary>
/// <param name="Length">Bases of the sequence.</param>
/// <param name="Size">Bases of a window.</param>
/// <param name="Stride">Bases between the starts of neighbouring windows.</param>
internal readonly record struct WindowGrid(int Length, int Size, int Stride)
{
    /// <summary>Number of windows: ceil((length - size) / stride) + 1.</summary>
    public int Count => (Length - Size + Stride - 1) / Stride + 1;

    /// <summary>Lays windows along sequences so that each base lies in one or more.</summary>
    /// <exception cref="InputException">A window is longer than the sequences, or the windows leave gaps.</exception>
    public static WindowGrid Create(string method, int length, int size, int stride)
    {
        if (size > length)
            throw new InputException($"{method}: a window of {size} bases does not fit sequences of {length} bases; choose a smaller window.");
        if (stride > size)
            throw new InputException($"{method}: windows of {size} bases every {stride} bases leave gaps; choose a stride of at most {size}.");
        return new WindowGrid(length, size, stride);
    }

    /// <summary>The windows.</summary>
    public IReadOnlyList<WindowPlace> Places
    {
        get
        {
            var grid = this;
            return [.. Enumerable.Range(0, Count).Select(window => new WindowPlace(grid.Start(window), grid.End(window)))];
        }
    }

    /// <summary>The first position of a window.</summary>
    public int Start(int window) => window * Stride;

    /// <summary>The position after the last one of a window.</summary>
    public int End(int window) => Math.Min(Length, window * Stride + Size);
}
