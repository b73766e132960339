namespace CisLens.Inference.Runs.Audits;

/// <summary>What a test asked of the model.</summary>
/// <param name="Wanted">Answers that were wanted, for all maps and levels.</param>
/// <param name="Different">Different sequences among them: each is asked about once.</param>
/// <param name="Passes">Forward passes that this took; both strands and each replica take their own.</param>
public sealed record PassCount(long Wanted, long Different, long Passes)
{
    /// <summary>Adds the counts of several chunks.</summary>
    /// <param name="parts">The chunks.</param>
    public static PassCount Sum(IEnumerable<PassCount> parts) =>
        parts.Aggregate(new PassCount(0, 0, 0), (sum, part) => new PassCount(sum.Wanted + part.Wanted, sum.Different + part.Different, sum.Passes + part.Passes));

    /// <summary>What people read.</summary>
    internal string Text => $"{EvidenceText.Count(Wanted)} answers were wanted; {EvidenceText.Count(Different)} of them differ, asked in {EvidenceText.Count(Passes)} forward passes.";
}
