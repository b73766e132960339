using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.External;

/// <summary>The files that people added to a run, and what became of them; each in a folder of its own below <see cref="RunFolder.External"/>.</summary>
public sealed class ExternalFiles(RunFolder folder)
{
    private const string SourceName = "external.json";
    private const string ResultName = "result.json";
    private const string FailureName = "failure.txt";

    private const int MostHead = 1 << 16;
    private static readonly JsonSerializerOptions Json = new(RunJson.Indented) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The files by the time when they were added.</summary>
    public IReadOnlyList<ExternalSource> All => !Directory.Exists(folder.External) ? []
        : [.. Directory.EnumerateDirectories(folder.External).Select(path => Read<ExternalSource>(Path.Combine(path, SourceName))).OfType<ExternalSource>().OrderBy(source => source.AddedAt)];

    /// <summary>A file; null when there is none of that id.</summary>
    public ExternalSource? Find(string id) => Identifier.IsValid(id) ? Read<ExternalSource>(PathOf(id, SourceName)) : null;

    /// <summary>What its comparison gave; null until it is done, and when it failed.</summary>
    public ExternalResult? Result(string id) => Read<ExternalResult>(PathOf(id, ResultName));

    /// <summary>Why its comparison failed, one sentence; null when it did not.</summary>
    public string? Failure(string id) => File.Exists(PathOf(id, FailureName)) ? File.ReadAllText(PathOf(id, FailureName)) : null;

    /// <summary>Takes a file in.</summary>
    /// <param name="source">What is known of it.</param>
    /// <param name="path">The file; moved into the run's folder.</param>
    public void Add(ExternalSource source, string path)
    {
        ArgumentNullException.ThrowIfNull(source);
        AtomicDirectory.Write(Path.Combine(folder.External, source.Id), into =>
        {
            File.Copy(path, Path.Combine(into, "source"));
            File.WriteAllText(Path.Combine(into, SourceName), JsonSerializer.Serialize(source, Json));
        });
        File.Delete(path);
    }

    /// <summary>Opens the text of a file that was added, packed or not.</summary>
    public StreamReader Open(string id) => OpenText(PathOf(id, "source"));

    /// <summary>What a file says: a table of measured effects has columns Pos, Ref and Alt in its first line; anything else should be BED.</summary>
    /// <param name="path">The file, packed or not.</param>
    public static ExternalKind KindOf(string path)
    {
        using var reader = OpenText(path);
        // A first line may be a whole file; what decides stands at its beginning.
        var head = new char[MostHead];
        var first = head.AsSpan(0, reader.ReadBlock(head));
        var columns = first[..(first.IndexOfAny('\r', '\n') is >= 0 and var end ? end : first.Length)].ToString().Split('\t').Select(column => column.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return columns.IsSupersetOf(["Pos", "Ref", "Alt"]) ? ExternalKind.Effects : ExternalKind.Regions;
    }

    /// <summary>Keeps what a comparison gave.</summary>
    public void Complete(string id, ExternalResult result) =>
        AtomicFile.Write(PathOf(id, ResultName), stream => JsonSerializer.Serialize(stream, result, Json));

    /// <summary>Keeps why a comparison failed.</summary>
    public void Fail(string id, string sentence) => File.WriteAllText(PathOf(id, FailureName), sentence);

    /// <summary>Removes a file and what its comparison gave.</summary>
    /// <returns>Whether there was such a file.</returns>
    public bool Remove(string id)
    {
        if (Find(id) is null)
            return false;
        Directory.Delete(Path.Combine(folder.External, id), recursive: true);
        return true;
    }

    private static StreamReader OpenText(string path)
    {
        var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[2];
        var isPacked = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && Gzip.IsGzip(head);
        file.Position = 0;
        return new StreamReader(isPacked ? Gzip.Unpack(file) : file);
    }

    private static T? Read<T>(string path)
        where T : class => File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) : null;

    private string PathOf(string id, string file) => Path.Combine(folder.External, id, file);
}
