namespace CisLens.Inference.Motifs.Files;

/// <summary>A motif that was left out because the file has its identifier already.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Line">Where the later one begins, counted from 1.</param>
public sealed record RepeatedMotif(string Id, int Line);
