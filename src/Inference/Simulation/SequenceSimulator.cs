using CisLens.Inference.Sequences;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>
/// Makes sequences that look real and whose truth is known: a CpG-depleted random background with motifs written over it at
/// random places and strands. Each sequence has its own stream of random numbers, so that a longer set begins with the shorter one's.
/// </summary>
public static class SequenceSimulator
{
    /// <summary>The group of sequences without a motif.</summary>
    public const string BackgroundGroup = "background";

    /// <summary>Makes a set.</summary>
    /// <param name="options">What it consists of.</param>
    /// <param name="seed">Equal seeds give equal sets on every machine.</param>
    /// <exception cref="ArgumentException">The sequences are too short for the sites.</exception>
    public static SimulatedSet Create(SimulationOptions options, long seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckRoom(options);
        var sequences = new List<NamedSequence>();
        var sites = new List<PlantedSite>();
        for (var group = 0; group <= options.Motifs.Count; group++)
        {
            var motif = group < options.Motifs.Count ? options.Motifs[group] : null;
            var count = motif is null ? options.BackgroundSequences : options.SequencesPerMotif;
            for (var number = 1; number <= count; number++)
            {
                var draft = new SequenceDraft(options, motif, number, SeededRandom.ForItem(seed, 1_000_000L * group + number));
                sequences.Add(draft.ToSequence());
                sites.AddRange(draft.Sites);
            }
        }
        return new SimulatedSet(sequences, sites);
    }

    private static void CheckRoom(SimulationOptions options)
    {
        var widest = options.Motifs.Concat(options.Decoys).Select(motif => motif.Width).DefaultIfEmpty(1).Max();
        if (options.Length < widest + 2 * options.Margin)
            throw new ArgumentException(
                $"Sequences of {options.Length} bases have no room for a motif of {widest} with {options.Margin} free bases at both ends.",
                nameof(options));
    }
}
