using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CisLens.Shared.Runs;

/// <summary>
/// Everything that decides the numbers of a run, frozen when it is submitted: model x sequences x targets x methods.
/// Stored as JSON with the run and in its bundle; the same specification gives the same result.
/// </summary>
public sealed record RunSpec
{
    /// <summary>The version of this form.</summary>
    public int Format { get; init; } = 1;

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>The day (UTC) on which it was first submitted; null where nobody has said. Not part of the hash.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What is explained.</summary>
    public required SequenceSource Sequences { get; init; }

    /// <summary>Which model explains it.</summary>
    public required ModelSource Model { get; init; }

    /// <summary>Which scalars of the model's output are explained; at least one.</summary>
    public required IReadOnlyList<TargetSpec> Targets { get; init; }

    /// <summary>The attribution methods with their settings; may be empty (predictions only).</summary>
    public required IReadOnlyList<MethodSpec> Methods { get; init; }

    /// <summary>The layers whose outputs are kept; null for none.</summary>
    public IReadOnlyList<EmbeddingSpec>? Embeddings { get; init; }

    /// <summary>What is done about motifs; null for nothing.</summary>
    public MotifSpec? Motifs { get; init; }

    /// <summary>The tests that tell how far the results can be trusted; null for none.</summary>
    public AuditSpec? Audit { get; init; }

    /// <summary>The seed of everything random in the run.</summary>
    public int Seed { get; init; } = 1;

    /// <summary><c>auto</c>, <c>cpu</c> or <c>cuda:N</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>The least memory of the device, in GB (10^9 bytes), one of <see cref="WorkerNeed.MemorySizes"/>; null for any. Changes no number.</summary>
    public int? MemoryGb { get; init; }

    /// <summary>The specification as indented JSON, the form in which it is stored and shipped.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunJson.Indented);

    /// <summary>Reads a specification.</summary>
    /// <exception cref="InputException">The text is not a specification; the message says where and why.</exception>
    public static RunSpec FromJson(string json, string file = "specification")
    {
        try
        {
            return JsonSerializer.Deserialize<RunSpec>(json, RunJson.Indented)
                ?? throw new InputException($"{file} is empty; a run specification in JSON is expected.", file);
        }
        catch (JsonException error)
        {
            throw new InputException(
                $"{file} is not a run specification: {error.Message.TrimEnd('.')}.", file, error.LineNumber + 1);
        }
    }

    /// <summary>SHA-256 (hex) over the canonical JSON without name, date and the memory asked for: equal hashes mean equal results.</summary>
    public string Hash()
    {
        var canonical = JsonSerializer.Serialize(this with { Name = "", Date = null, MemoryGb = null }, RunJson.Compact);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }
}
