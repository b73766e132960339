using CisLens.Inference.Sequences;

namespace CisLens.Inference.Evaluation.Edits;

/// <summary>
/// The random numbers of one sequence of a run. They depend on the run's seed, the sequence's number in the run, what they are for and
/// the number of the draw, and on nothing else: not on batches, nor on what was drawn before.
/// </summary>
/// <param name="Seed">The run's seed.</param>
/// <param name="Row">The sequence's number in the run.</param>
public readonly record struct RowRandom(long Seed, long Row)
{
    /// <summary>The generator of one draw.</summary>
    /// <param name="purpose">What is drawn.</param>
    /// <param name="draw">The number of the draw.</param>
    internal SeededRandom Of(RowDraw purpose, int draw) => Of((long)purpose, draw);

    private SeededRandom Of(long purpose, int draw)
    {
        var row = unchecked((long)SeededRandom.ForItem(Seed, Row).NextBits());
        return SeededRandom.ForItem(unchecked((long)SeededRandom.ForItem(row, purpose).NextBits()), draw);
    }
}
