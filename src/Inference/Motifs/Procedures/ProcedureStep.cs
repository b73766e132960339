namespace CisLens.Inference.Motifs.Procedures;

/// <summary>How far a procedure is.</summary>
/// <param name="Name">What it does now, e.g. <c>clustering positive seqlets</c>.</param>
/// <param name="Done">Share of the whole that is done, 0 to 1; never falls.</param>
public readonly record struct ProcedureStep(string Name, double Done);
