using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;

namespace CisLens.Inference.Training;

/// <summary>Makes examples of simulated sequences: one output a motif, 1 for the sequences of its group.</summary>
public static class SimulatedExamples
{
    /// <summary>Makes them.</summary>
    /// <param name="set">The sequences.</param>
    /// <param name="motifs">The motif that each output stands for.</param>
    public static Examples Of(SimulatedSet set, IReadOnlyList<string> motifs)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(motifs);
        float[] labels = [.. set.Sequences.SelectMany(sequence => motifs.Select(motif => sequence.Group == motif ? 1f : 0f))];
        return new Examples([.. set.Sequences.Select(sequence => Bases.Encode(sequence.Bases))], labels, [.. labels.Select(_ => 1f)], motifs.Count);
    }
}
