namespace CisLens.Inference.Embeddings;

/// <summary>The rows of a reference and of an alternative.</summary>
/// <param name="Reference">Row of the reference.</param>
/// <param name="Alternative">Row of the alternative.</param>
public readonly record struct SequencePair(int Reference, int Alternative);
