namespace CisLens.Inference.Evaluation.Edits;

/// <summary>A sequence and its maps.</summary>
/// <param name="Row">Its number in the run: what is drawn for it depends on it.</param>
/// <param name="Codes">The base numbers of the model's window, see <see cref="Sequences.Bases"/>.</param>
/// <param name="Maps">The scores of its bases by each method, one score a position, positive where the base raises the output.</param>
public sealed record ExplainedRow(long Row, byte[] Codes, IReadOnlyList<float[]> Maps);
