namespace CisLens.Inference.Motifs.Procedures;

/// <summary>What a procedure is told of a row beside its contributions.</summary>
/// <param name="Label">Label of the sequence; null where there is none.</param>
/// <param name="Prediction">The prediction that is explained, in the unit of the target.</param>
public readonly record struct ProcedureRow(string? Label, double Prediction);
