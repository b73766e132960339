namespace CisLens.Inference.Motifs.Discovery;

/// <summary>Where a seqlet lies and how it is turned.</summary>
/// <param name="Row">Row of the contributions.</param>
/// <param name="Start">First position in the whole row.</param>
/// <param name="Width">Number of positions.</param>
/// <param name="IsReverseComplement">Whether its letters are read on the other strand.</param>
internal readonly record struct SeqletPlace(int Row, int Start, int Width, bool IsReverseComplement = false)
{
    public int End => Start + Width;

    /// <summary>The same positions read on the other strand.</summary>
    public SeqletPlace Turned() => this with { IsReverseComplement = !IsReverseComplement };

    /// <summary>With positions added (or, if negative, taken away) before and after it, as it is turned.</summary>
    public SeqletPlace Widened(int before, int after) =>
        this with { Start = Start - (IsReverseComplement ? after : before), Width = Width + before + after };
}
