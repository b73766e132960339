namespace CisLens.Shared.Runs;

/// <summary>
/// A row of a run: one sequence and where its window lies. The window is <see cref="PadLeft"/> unknown bases, then the sequence
/// from <see cref="WindowStart"/> on, then <see cref="PadRight"/> unknown bases.
/// </summary>
/// <param name="Row">Place in the run, from 0; the first axis of every array.</param>
/// <param name="Sequence">Place in the sequence set, from 0.</param>
/// <param name="Id">Name of the sequence.</param>
/// <param name="Label">Label; null where there is none.</param>
/// <param name="Group">Group; null where there is none.</param>
/// <param name="Length">Bases of the whole sequence.</param>
/// <param name="WindowStart">0-based position in the sequence of the first base that is in the window.</param>
/// <param name="PadLeft">Unknown bases before it.</param>
/// <param name="PadRight">Unknown bases after its last base.</param>
public sealed record RunRow(
    long Row, long Sequence, string Id, string? Label, string? Group, int Length, int WindowStart, int PadLeft, int PadRight)
{
    /// <summary>Cuts the window out of the sequence.</summary>
    /// <param name="bases">The whole sequence.</param>
    /// <param name="length">Length of the run's arrays.</param>
    /// <returns>Exactly <paramref name="length"/> letters, N where padded.</returns>
    public string Window(string bases, int length)
    {
        ArgumentNullException.ThrowIfNull(bases);
        return string.Concat(
            new string('N', PadLeft), bases.AsSpan(WindowStart, length - PadLeft - PadRight), new string('N', PadRight));
    }
}
