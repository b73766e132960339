namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>
/// What happened when only the disputed bases were mutated: those that one map has among its top bases and the other has not.
/// </summary>
/// <param name="Row">The sequence's number in the run.</param>
/// <param name="Bases">How many bases each of the two disputes; both have as many.</param>
/// <param name="FirstDrop">What the output loses when the first map's disputed bases are replaced, in units of the target; mean over replacements.</param>
/// <param name="SecondDrop">The same for the second map's.</param>
/// <param name="FirstSign">1 where the first map says that its bases raise the output, -1 where that they lower it, 0 where neither.</param>
/// <param name="SecondSign">The same of the second map.</param>
public sealed record Dispute(long Row, int Bases, double FirstDrop, double SecondDrop, int FirstSign, int SecondSign)
{
    /// <summary>
    /// How much more the output changed as the first map said than as the second said: the drop in the direction that each map gives.
    /// Positive: the first map was right about bases that the other passed over.
    /// </summary>
    public double Difference => (FirstSign * FirstDrop) - (SecondSign * SecondDrop);
}
