using System.Text.Json;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>What a chunk of the test leaves: what was done, and the outputs.</summary>
internal sealed record EffectsChunk
{
    private const string Record = "effects.json";
    private const string Array = "outputs.npy";

    /// <summary>The settings as they were used.</summary>
    public required EffectsOptions Options { get; init; }

    /// <summary>The motifs, in the order of the arms.</summary>
    public required IReadOnlyList<TestedMotif> Motifs { get; init; }

    /// <summary>What was asked of the model.</summary>
    public required PassCount Passes { get; init; }

    /// <summary>Writes a chunk.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="outputs">[items, arms, targets].</param>
    /// <param name="items">Items of the chunk.</param>
    /// <param name="targets">Number of targets.</param>
    public void Write(string folder, float[] outputs, int items, int targets)
    {
        File.WriteAllText(Path.Combine(folder, Record), JsonSerializer.Serialize(this, RunJson.Indented));
        NpyFile.Write<float>(Path.Combine(folder, Array), outputs, items, EffectArms.Count(Motifs.Count), targets);
    }

    /// <summary>Reads what was done.</summary>
    public static EffectsChunk Read(string folder) => JsonSerializer.Deserialize<EffectsChunk>(File.ReadAllText(Path.Combine(folder, Record)), RunJson.Indented)!;

    /// <summary>Reads the outputs, [items, arms, targets].</summary>
    public static NpyArray<float> ReadOutputs(string folder) => NpyFile.Read<float>(Path.Combine(folder, Array));
}
