using System.Text.Json;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>What the prepare stage decided; everything after it follows from this and the specification.</summary>
public sealed record PreparedRun
{
    /// <summary>Sequences explained.</summary>
    public required long Rows { get; init; }

    /// <summary>Sequences left out.</summary>
    public required long Dropped { get; init; }

    /// <summary>Length of every array of the run, in bases: the model's, or the longest window where the model takes any length.</summary>
    public required int Length { get; init; }

    /// <summary>The device that the run's wish came to when it was prepared, e.g. <c>cpu</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The predict and attribute stages.</summary>
    public required IReadOnlyList<PreparedStage> Stages { get; init; }

    /// <summary>How a stage is cut; null when the run has no such stage.</summary>
    public ChunkLayout? Layout(string stageKey) =>
        Stages.FirstOrDefault(stage => stage.Key == stageKey) is { } found ? new ChunkLayout(found.Rows ?? Rows, found.ChunkRows) : null;

    /// <summary>Reads it; null when the prepare stage is not done.</summary>
    public static PreparedRun? Read(RunFolder folder) => File.Exists(folder.PreparedJson)
        ? JsonSerializer.Deserialize<PreparedRun>(File.ReadAllText(folder.PreparedJson), RunJson.Indented)
        : null;

    /// <summary>Writes it into a folder under construction.</summary>
    public void Write(string folder) =>
        File.WriteAllText(Path.Combine(folder, "prepared.json"), JsonSerializer.Serialize(this, RunJson.Indented));
}
