namespace CisLens.Benchmarks.Torch;

/// <summary>A small convolutional network and the batch that it is measured on.</summary>
/// <param name="Name">Name in the report.</param>
/// <param name="Batch">Sequences in a batch.</param>
/// <param name="Length">Bases of a sequence.</param>
/// <param name="Filters">Filters of both convolutions.</param>
/// <param name="Rounds">Forward and gradient passes in one timed run.</param>
internal sealed record NetShape(string Name, int Batch, int Length, int Filters, int Rounds)
{
    /// <summary>Positions after both pools, of widths 4 and 5.</summary>
    public int Pooled => Length / 4 / 5;
}
