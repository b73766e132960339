using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Evidence and summaries as files.</summary>
internal static class AuditFiles
{
    public const string Name = "evidence.json";

    /// <summary>How evidence and what it rests on are written; numbers may be infinite.</summary>
    public static readonly JsonSerializerOptions Json = new(RunJson.Indented) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static void Write(string folder, IReadOnlyList<RuleEvidence> evidence) =>
        WriteRecord(Path.Combine(folder, Name), evidence);

    public static IReadOnlyList<RuleEvidence> Read(string folder) =>
        ReadRecord<RuleEvidence[]>(Path.Combine(folder, Name));

    /// <summary>Writes a record; numbers that are not finite are written by name.</summary>
    public static void WriteRecord<T>(string path, T record) => File.WriteAllText(path, JsonSerializer.Serialize(record, Json));

    /// <summary>What a test left beside the evidence; null while the audit is not done, and for runs without the test.</summary>
    public static T? Open<T>(RunFolder folder, string name, Func<string, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(folder);
        var audit = folder.Chunk(StageKeys.Audit, 0);
        return File.Exists(Path.Combine(audit, name)) ? read(audit) : null;
    }

    public static T ReadRecord<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)!;
}
