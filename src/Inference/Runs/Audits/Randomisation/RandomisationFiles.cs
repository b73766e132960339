using System.Text.Json;

namespace CisLens.Inference.Runs.Audits.Randomisation;

/// <summary>A chunk of the test as a file: one piece an entry.</summary>
internal static class RandomisationFiles
{
    private const string Name = "randomisation.json";

    public static void Write(string folder, IReadOnlyList<TrackRandomisation> pieces) =>
        File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(pieces, AuditFiles.Json));

    public static IReadOnlyList<TrackRandomisation> Read(string folder) =>
        JsonSerializer.Deserialize<TrackRandomisation[]>(File.ReadAllText(Path.Combine(folder, Name)), AuditFiles.Json)!;
}
