namespace CisLens.Inference.Commands;

/// <summary>What a run from the command line works on.</summary>
/// <param name="Sequences">The file of sequences.</param>
/// <param name="Model">A package's folder or zip, or a shipped model's name.</param>
/// <param name="Out">The folder for the results.</param>
/// <param name="Device">The device; null leaves it to the specification.</param>
/// <param name="Threads">Threads of the processor; 0 takes every core.</param>
/// <param name="KnownMotifs">Files of known motifs, or <c>starter</c> for those that ship.</param>
public sealed record LocalRunRequest(string Sequences, string Model, string Out, string? Device, int Threads, IReadOnlyList<string> KnownMotifs)
{
    /// <summary>The folder that the command simulate wrote, where the sequences are simulated and their truth is known; null otherwise.</summary>
    public string? Truth { get; init; }
}
