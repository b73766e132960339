using System.Globalization;
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
                sequences.Add(One(options, motif, number, SeededRandom.ForItem(seed, 1_000_000L * group + number), sites));
        }
        return new SimulatedSet(sequences, sites);
    }

    private static NamedSequence One(SimulationOptions options, KnownMotif? motif, int number, SeededRandom random, List<PlantedSite> sites)
    {
        var group = motif?.Name ?? BackgroundGroup;
        var id = string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{group}_{number:D4}");
        var gc = Math.Clamp(options.MeanGc + options.GcDeviation * random.NextNormal(), 0.3, 0.7);
        var bases = MarkovBackground.CpgDepleted(gc).Draw(options.Length, random);
        var planted = new List<PlantedSite>();
        foreach (var (chosen, isDecoy) in Choose(options, motif, random))
            bases = Plant(options, bases, id, chosen, isDecoy, random, planted);
        sites.AddRange(planted.OrderBy(site => site.Start));
        return new NamedSequence(id, bases) { Group = group, Label = motif is null ? "0" : "1" };
    }

    private static List<(KnownMotif Motif, bool IsDecoy)> Choose(SimulationOptions options, KnownMotif? motif, SeededRandom random)
    {
        var chosen = new List<(KnownMotif, bool)>();
        if (motif is not null)
        {
            chosen.Add((motif, false));
            if (random.NextDouble() < options.SecondSiteChance)
                chosen.Add((motif, false));
        }
        if (options.Decoys.Count > 0 && random.NextDouble() < options.DecoyChance)
            chosen.Add((options.Decoys[random.Next(options.Decoys.Count)], true));
        return chosen;
    }

    private static string Plant(
        SimulationOptions options, string bases, string id, KnownMotif motif, bool isDecoy, SeededRandom random, List<PlantedSite> planted)
    {
        var starts = FreeStarts(options, motif.Width, planted);
        if (starts.Count == 0)
            return bases;
        var start = starts[random.Next(starts.Count)];
        var strand = random.Next(2) == 0 ? '+' : '-';
        var site = motif.Draw(random);
        var written = strand == '+' ? site : Alphabet.Dna.ReverseComplement(site);
        planted.Add(new PlantedSite(id, motif.Name, start, start + motif.Width, strand, written, isDecoy));
        return SequenceEdits.Substitute(bases, written, start);
    }

    // A second site or a decoy is left out where no room is left for it; the first site always fits.
    private static List<int> FreeStarts(SimulationOptions options, int width, List<PlantedSite> planted)
    {
        var starts = new List<int>();
        for (var start = options.Margin; start + width <= options.Length - options.Margin; start++)
            if (planted.All(site => start + width + options.Gap <= site.Start || start >= site.End + options.Gap))
                starts.Add(start);
        return starts;
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
