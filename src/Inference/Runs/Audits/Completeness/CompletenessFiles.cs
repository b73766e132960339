using System.Text.Json;

namespace CisLens.Inference.Runs.Audits.Completeness;

/// <summary>A chunk of the test as a file: one piece an entry.</summary>
internal static class CompletenessFiles
{
    private const string Name = "completeness.json";

    public static void Write(string folder, IReadOnlyList<TrackCompleteness> pieces) =>
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(pieces, AuditFiles.Json));

    public static IReadOnlyList<TrackCompleteness> Read(string folder) =>
        JsonSerializer.Deserialize<TrackCompleteness[]>(File.ReadAllText(Path.Combine(folder, Name)), AuditFiles.Json)!;
}
