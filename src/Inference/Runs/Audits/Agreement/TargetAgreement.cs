namespace CisLens.Inference.Runs.Audits.Agreement;

/// <summary>How far the maps of one target agree.</summary>
/// <param name="Target">The target's index.</param>
/// <param name="N">Sequences that were compared: of those on which it is judged.</param>
/// <param name="Pairs">Every two methods: the first with the second, third and so on, then the second with the third.</param>
public sealed record TargetAgreement(int Target, int N, IReadOnlyList<PairResult> Pairs);
