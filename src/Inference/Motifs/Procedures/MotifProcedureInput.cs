namespace CisLens.Inference.Motifs.Procedures;

/// <summary>What a procedure looks at.</summary>
/// <param name="Contributions">Bases and contributions; where only the base that is there has one, the other letters contribute 0.</param>
/// <param name="Rows">What is known of each row besides, [rows].</param>
/// <param name="Seed">The seed of everything random.</param>
public sealed record MotifProcedureInput(ContributionSet Contributions, IReadOnlyList<ProcedureRow> Rows, long Seed);
