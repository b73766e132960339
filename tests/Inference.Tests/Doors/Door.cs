namespace CisLens.Inference.Tests.Doors;

/// <summary>A place where files of strangers come in.</summary>
/// <param name="Name">What comes in.</param>
/// <param name="FileName">The name under which a file arrives; readers look at its ending.</param>
/// <param name="Seeds">Good files, which are changed.</param>
/// <param name="Enter">Reads the file at the first path; may write below the second.</param>
internal sealed record Door(string Name, string FileName, IReadOnlyList<byte[]> Seeds, Action<string, string> Enter)
{
    /// <summary>Changes a good file.</summary>
    public Func<byte[], Random, byte[]> Change { get; init; } = Mutation.Of;

    /// <summary>What the sentence says with which even good files are refused; null where they are taken.</summary>
    public string? Refusal { get; init; }

    /// <summary>Files that are taken on purpose to be hostile, each of which must be refused.</summary>
    public IReadOnlyList<(string Why, byte[] Bytes)> Hostile { get; init; } = [];
}
