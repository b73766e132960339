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
    /// <param name="backgrounds">Draws its background.</param>
    public SequenceDraft(SimulationOptions options, KnownMotif? motif, int number, SeededRandom random, BackgroundSource backgrounds)
    {
        (_options, _random, _motif) = (options, random, motif);
        _id = string.Create(CultureInfo.InvariantCulture, $"{options.Prefix}_{Group}_{number:D4}");
        _bases = backgrounds.Draw(motif is null ? 0 : options.GcBias, random);
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
            for (var further = 0; further < _options.FurtherSites; further++)
                if (_random.NextDouble() < _options.SecondSiteChance)
                    chosen.Add((_motif, false));
        }
        for (var decoy = 0; decoy < _options.MostDecoys; decoy++)
            if (_options.Decoys.Count > 0 && _random.NextDouble() < _options.DecoyChance)
                chosen.Add((_options.Decoys[_random.Next(_options.Decoys.Count)], true));
        return chosen;
    }

    // A further site or a decoy is left out where no room is left for it; the first site always fits.
    private void Plant(KnownMotif motif, bool isDecoy)
    {
        var before = _sites.LastOrDefault(planted => !isDecoy && !planted.IsDecoy);
        var starts = FreeStarts(motif.Width, before);
        if (starts.Count == 0)
            return;
        var start = starts[isDecoy || _options.Position == SitePosition.Anywhere ? _random.Next(starts.Count) : _random.NextWeighted(Central(starts, motif.Width))];
        var strand = Strand(before, isDecoy);
        var site = motif.Draw(_random, _options.Sharpness);
        var written = strand == '+' ? site : Alphabet.Dna.ReverseComplement(site);
        _sites.Add(new PlantedSite(_id, motif.Name, start, start + motif.Width, strand, written, isDecoy));
        _bases = SequenceEdits.Substitute(_bases, written, start);
    }

    private char Strand(PlantedSite? before, bool isDecoy)
    {
        var drawn = _random.Next(2) == 0 ? '+' : '-';
        return isDecoy ? drawn : _options.Orientation switch
        {
            SiteOrientation.Forward => '+',
            SiteOrientation.Same => before?.Strand ?? drawn,
            SiteOrientation.Alternating => before?.Strand switch { '+' => '-', '-' => '+', _ => drawn },
            _ => drawn,
        };
    }

    private List<int> FreeStarts(int width, PlantedSite? before)
    {
        var starts = new List<int>();
        for (var start = _options.Margin; start + width <= _options.Length - _options.Margin; start++)
            if (_sites.All(site => start + width + _options.Gap <= site.Start || start >= site.End + _options.Gap) && HasSpacing(start, width, before))
                starts.Add(start);
        return starts;
    }

    private bool HasSpacing(int start, int width, PlantedSite? before)
    {
        if (before is null || _options.Spacing is not { } spacing)
            return true;
        var between = start >= before.End ? start - before.End : before.Start - start - width;
        return Math.Abs(between - spacing) <= _options.SpacingSpread;
    }

    // The nearest place counts as 1, so that one is likely however far all of them are.
    private double[] Central(List<int> starts, int width)
    {
        var away = starts.Select(start => (start + width / 2.0 - _options.Length / 2.0) / _options.PositionDeviation).ToList();
        var nearest = away.Min(distance => distance * distance);
        return [.. away.Select(distance => Math.Exp((nearest - distance * distance) / 2))];
    }
}
