using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>How far the maps of one method and target differ under other seeds, references and replicas.</summary>
/// <param name="Track">Method and target.</param>
/// <param name="Models">Replicas.</param>
/// <param name="References">Kinds of reference, the run's own first, e.g. <c>20 dinucleotide shuffles</c>; empty for methods without.</param>
/// <param name="Seeds">Seeds; 1 where nothing is drawn.</param>
/// <param name="Rows">The sequences of the sample, in their order.</param>
public sealed record TrackSpread(TrackKey Track, int Models, IReadOnlyList<string> References, int Seeds, IReadOnlyList<RowSpread> Rows)
{
    /// <summary>How many maps differ by a source.</summary>
    /// <param name="source">The source.</param>
    public int Maps(SpreadSource source) => source switch
    {
        SpreadSource.Model => Models,
        SpreadSource.Reference => Math.Max(1, References.Count),
        _ => Seeds,
    };
}
