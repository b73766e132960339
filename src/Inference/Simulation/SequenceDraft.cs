using System.Globalization;
using CisLens.Inference.Sequences;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Simulation;

/// <summary>One simulated sequence in the making: a background, then one site after another.</summary>
internal sealed class SequenceDraft
{
    private readonly SimulationOptions _options;
    private readonly SeededRandom _random;
    private readonly KnownMotif? _motif;
    private readonly List<PlantedSite> _sites = [];
    private readonly string _id;
    private string _bases;

    /// <summary>Makes the sequence.</summary>
    /// <param name="options">What the set consists of.</param>
    /// <param name="motif">The motif of its group; null for the background group.</param>
    /// <param name="number">Its number in the group.</param>
    /// <param name="random">Its own stream of random numbers.</param>
    public SequenceDraft(SimulationOptions options, KnownMotif? motif, int number, SeededRandom random)
    {
        (_options, _random, _motif) = (options, random, motif);
        _id = string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{Group}_{number:D4}");
        var gc = Math.Clamp(options.MeanGc + options.GcDeviation * random.NextNormal(), 0.3, 0.7);
        _bases = MarkovBackground.CpgDepleted(gc).Draw(options.Length, random);
        foreach (var (chosen, isDecoy) in Choose())
            Plant(chosen, isDecoy);
    }

    /// <summary>What was planted, by position.</summary>
    public IEnumerable<PlantedSite> Sites => _sites.OrderBy(site => site.Start);

    private string Group => _motif?.Name ?? SequenceSimulator.BackgroundGroup;

    /// <summary>The finished sequence.</summary>
    public NamedSequence ToSequence() => new(_id, _bases) { Group = Group, Label = _motif is null ? "0" : "1" };

    private List<(KnownMotif Motif, bool IsDecoy)> Choose()
    {
        var chosen = new List<(KnownMotif, bool)>();
        if (_motif is not null)
        {
            chosen.Add((_motif, false));
            if (_random.NextDouble() < _options.SecondSiteChance)
                chosen.Add((_motif, false));
        }
        if (_options.Decoys.Count > 0 && _random.NextDouble() < _options.DecoyChance)
            chosen.Add((_options.Decoys[_random.Next(_options.Decoys.Count)], true));
        return chosen;
    }

    // A second site or a decoy is left out where no room is left for it; the first site always fits.
    private void Plant(KnownMotif motif, bool isDecoy)
    {
        var starts = FreeStarts(motif.Width);
        if (starts.Count == 0)
            return;
        var start = starts[_random.Next(starts.Count)];
        var strand = _random.Next(2) == 0 ? '+' : '-';
        var site = motif.Draw(_random);
        var written = strand == '+' ? site : Alphabet.Dna.ReverseComplement(site);
        _sites.Add(new PlantedSite(_id, motif.Name, start, start + motif.Width, strand, written, isDecoy));
        _bases = SequenceEdits.Substitute(_bases, written, start);
    }

    private List<int> FreeStarts(int width)
    {
        var starts = new List<int>();
        for (var start = _options.Margin; start + width <= _options.Length - _options.Margin; start++)
            if (_sites.All(site => start + width + _options.Gap <= site.Start || start >= site.End + _options.Gap))
                starts.Add(start);
        return starts;
    }
}
