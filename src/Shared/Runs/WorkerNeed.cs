namespace CisLens.Shared.Runs;

/// <summary>What a run asks of the worker that computes it. Jobs carry it as the name of a group, and a worker takes the groups whose needs it meets.</summary>
/// <param name="Tag"><see cref="Cpu"/> or <see cref="Gpu"/>; null when the run does not mind.</param>
/// <param name="MemoryGb">The least memory of the device, in GB (10^9 bytes), one of <see cref="MemorySizes"/>; null for any.</param>
public sealed record WorkerNeed(string? Tag, int? MemoryGb)
{
    /// <summary>The tag of workers that compute on the processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The tag of workers that compute on a graphics card.</summary>
    public const string Gpu = "gpu";

    private const double BytesOfGb = 1e9;

    /// <summary>The sizes that can be asked for, in GB: those of machines and cards, so that a worker can name all that it meets.</summary>
    public static IReadOnlyList<int> MemorySizes { get; } = [4, 8, 12, 16, 24, 32, 40, 48, 64, 80, 96, 128, 192, 256, 512, 1024];

    /// <summary>The group of the run's jobs; null for jobs that any worker takes.</summary>
    public string? Group => Tag is null && MemoryGb is null ? null : FormattableString.Invariant($"{Tag ?? "any"}/{MemoryGb ?? 0}");

    /// <summary>What a specification asks for.</summary>
    public static WorkerNeed Of(RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return Of(spec.Device, spec.MemoryGb);
    }

    /// <summary>The same, of a device as specifications name it (<c>auto</c>, <c>cpu</c>, <c>cuda</c>) and the least memory in GB.</summary>
    public static WorkerNeed Of(string device, int? memoryGb)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new WorkerNeed(device == "auto" ? null : device.StartsWith("cuda", StringComparison.Ordinal) ? Gpu : Cpu, memoryGb);
    }

    /// <summary>The groups that a worker takes beside jobs without one.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="memoryBytes">The memory of its device, in bytes; 0 where that is not known.</param>
    public static IReadOnlyList<string> Groups(IReadOnlyList<string> tags, long memoryBytes)
    {
        string?[] kinds = [null, .. tags];
        int?[] sizes = [null, .. MemorySizes];
        return [.. kinds.SelectMany(tag => sizes.Select(size => new WorkerNeed(tag, size)))
            .Where(need => need.IsMetBy(tags, memoryBytes)).Select(need => need.Group).OfType<string>()];
    }

    /// <summary>Whether a worker may compute the run.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="memoryBytes">The memory of its device, in bytes; 0 where that is not known, which meets no wish.</param>
    public bool IsMetBy(IReadOnlyList<string> tags, long memoryBytes) =>
        (Tag is null || tags.Contains(Tag)) && (MemoryGb is not { } size || memoryBytes >= size * BytesOfGb);

    /// <summary>In words, e.g. <c>a graphics card and 24 GB of memory</c>; empty when it asks for nothing.</summary>
    public override string ToString()
    {
        var device = Tag switch { Gpu => "a graphics card", Cpu => "the processor", _ => "" };
        var memory = MemoryGb is { } size ? FormattableString.Invariant($"{size} GB of memory") : "";
        return device.Length > 0 && memory.Length > 0 ? $"{device} and {memory}" : device + memory;
    }
}
