namespace CisLens.Shared.Sequences;

/// <summary>Text that comes block by block.</summary>
internal interface ITextBlocks
{
    /// <summary>The block in memory; empty behind the end.</summary>
    public ReadOnlySpan<byte> Block { get; }

    /// <summary>Goes on to the next block; false at the end.</summary>
    public bool Next();
}
