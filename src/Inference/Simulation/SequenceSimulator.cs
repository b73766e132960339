using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>
/// Makes sequences that look real and whose truth is known: a random or shuffled background with motifs written over it by rules of
/// number, place, spacing and strand. Each sequence has its own stream of random numbers, so that a longer set begins with the shorter one's.
/// </summary>
public static class SequenceSimulator
{
    /// <summary>The group of sequences without a motif.</summary>
    public const string BackgroundGroup = "background";

    /// <summary>Makes a set.</summary>
    /// <param name="options">What it consists of.</param>
    /// <param name="seed">Equal seeds give equal sets on every machine.</param>
    /// <param name="real">Real sequences for backgrounds that need them, see <see cref="RealBackgrounds"/>.</param>
    /// <exception cref="InputException">The options do not fit together, e.g. sequences are too short for the sites.</exception>
    public static SimulatedSet Create(SimulationOptions options, long seed, IReadOnlyList<string>? real = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Faults().FirstOrDefault() is { } fault)
            throw new InputException(fault);
        var backgrounds = new BackgroundSource(options, real ?? []);
        var sequences = new List<NamedSequence>();
        var sites = new List<PlantedSite>();
        for (var group = 0; group <= options.Motifs.Count; group++)
        {
            var motif = group < options.Motifs.Count ? options.Motifs[group] : null;
            var count = motif is null ? options.BackgroundSequences : options.SequencesPerMotif;
            for (var number = 1; number <= count; number++)
            {
                var draft = new SequenceDraft(options, motif, number, SeededRandom.ForItem(seed, 1_000_000L * group + number), backgrounds);
                sequences.Add(draft.ToSequence());
                sites.AddRange(draft.Sites);
            }
        }
        return new SimulatedSet(sequences, sites, new SimulationRecipe(seed, options));
    }
}
