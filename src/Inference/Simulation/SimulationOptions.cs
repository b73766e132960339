using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CisLens.Inference.Settings;
using CisLens.Shared;

namespace CisLens.Inference.Simulation;

/// <summary>What a simulated set consists of.</summary>
public sealed partial record SimulationOptions
{
    /// <summary>The most bases of a set.</summary>
    public const long MostBases = 200_000_000;

    private const int MostSequences = 100_000;

    /// <summary>Bases of each sequence.</summary>
    [Display(Name = "Length", Description = "Bases of each sequence.")]
    [Range(20, 100_000)]
    public int Length { get; init; } = 101;

    /// <summary>The motifs to plant; each gets its own group of sequences.</summary>
    [ScaffoldColumn(false)]
    public IReadOnlyList<KnownMotif> Motifs { get; init; } = KnownMotifs.Factors;

    /// <summary>Motifs that may stand in any sequence, whatever its group.</summary>
    [ScaffoldColumn(false)]
    public IReadOnlyList<KnownMotif> Decoys { get; init; } = KnownMotifs.Decoys;

    /// <summary>Sequences of each group.</summary>
    [Display(Name = "Sequences of each motif", Description = "Each motif gets its own group of sequences.")]
    [Range(0, MostSequences)]
    public int SequencesPerMotif { get; init; } = 34;

    /// <summary>Sequences without a motif of <see cref="Motifs"/>.</summary>
    [Display(Name = "Sequences without a motif", Description = "They may have decoys.")]
    [Range(0, MostSequences)]
    public int BackgroundSequences { get; init; } = 36;

    /// <summary>What the sequences are made of.</summary>
    [Display(Name = "Background", Description = "cpgDepleted: each base depends on the one before, CG is rare, as in vertebrate DNA. independent: bases that do not depend on each other. markov: a chain counted on real sequences. shuffled: real sequences, shuffled with all pairs of neighbors kept.")]
    public BackgroundKind Background { get; init; }

    /// <summary>How many bases a chain that is counted on real sequences remembers.</summary>
    [Display(Name = "Order", Description = "How many bases a chain that is counted on real sequences remembers.")]
    [Range(0, 6)]
    public int Order { get; init; } = 3;

    /// <summary>Mean share of G and C of random backgrounds.</summary>
    [Display(Name = "G and C", Description = "Mean share of G and C of random backgrounds; real ones have their own.")]
    [Range(0.3, 0.7)]
    public double MeanGc { get; init; } = 0.5;

    /// <summary>How much the share of G and C differs between sequences (standard deviation, cut at 0.3 and 0.7).</summary>
    [Display(Name = "Spread of G and C", Description = "Standard deviation of that share between sequences.")]
    [Range(0.0, 0.2)]
    public double GcDeviation { get; init; } = 0.06;

    /// <summary>How much more G and C sequences with a motif have than those without: a bias that a model can learn in place of the motif.</summary>
    [Display(Name = "Bias of G and C", Description = "How much more G and C sequences with a motif have than those without: a bias that a model may learn in place of the motif.")]
    [Range(-0.2, 0.2)]
    public double GcBias { get; init; }

    /// <summary>How strong sites are: the probabilities of a motif are raised to this power before a site is drawn.</summary>
    [Display(Name = "Strength of sites", Description = "1 draws sites from the motif's probabilities; more makes them stronger (probabilities to this power), less weaker.")]
    [Range(0.25, 10.0)]
    public double Sharpness { get; init; } = 1;

    /// <summary>How many sites of its motif a sequence may have besides the first.</summary>
    [Display(Name = "Further sites", Description = "How many sites of its motif a sequence may have besides the first.")]
    [Range(0, 20)]
    public int FurtherSites { get; init; } = 1;

    /// <summary>The chance of each further site.</summary>
    [Display(Name = "Chance of a further site", Description = "The chance of each of them.")]
    [Range(0.0, 1.0)]
    public double SecondSiteChance { get; init; } = 0.3;

    /// <summary>How many decoys a sequence may have.</summary>
    [Display(Name = "Decoys", Description = "How many sites of decoy motifs a sequence may have, whatever its group.")]
    [Range(0, 20)]
    public int MostDecoys { get; init; } = 1;

    /// <summary>The chance of each decoy.</summary>
    [Display(Name = "Chance of a decoy", Description = "The chance of each of them.")]
    [Range(0.0, 1.0)]
    public double DecoyChance { get; init; } = 0.5;

    /// <summary>Where sites stand.</summary>
    [Display(Name = "Position", Description = "anywhere, or around the centre of the sequence, as around the summits of peaks.")]
    public SitePosition Position { get; init; }

    /// <summary>How far sites stand from the centre (standard deviation, bases).</summary>
    [Display(Name = "Spread of positions", Description = "Standard deviation around the centre, in bases.")]
    [Range(1.0, 10_000.0)]
    public double PositionDeviation { get; init; } = 15;

    /// <summary>Bases between a site and the next one of the sequence's motif; null for any.</summary>
    [Display(Name = "Spacing", Description = "Bases between a site and the next one of the same motif; empty for any.")]
    [Range(0, 10_000)]
    public int? Spacing { get; init; }

    /// <summary>By how many bases the spacing may differ.</summary>
    [Display(Name = "Spread of the spacing", Description = "By how many bases it may differ.")]
    [Range(0, 1000)]
    public int SpacingSpread { get; init; }

    /// <summary>On which strand sites stand.</summary>
    [Display(Name = "Orientation", Description = "either strand at random; all forward; the further sites on the same strand as the first; or alternating.")]
    public SiteOrientation Orientation { get; init; }

    /// <summary>Bases at both ends that stay free of sites.</summary>
    [Display(Name = "Free ends", Description = "Bases at both ends that stay free of sites.")]
    [Range(0, 10_000)]
    public int Margin { get; init; } = 8;

    /// <summary>Bases between two sites at least.</summary>
    [Display(Name = "Gap", Description = "Bases between any two sites at least.")]
    [Range(0, 1000)]
    public int Gap { get; init; } = 3;

    /// <summary>Put before every sequence id.</summary>
    [ScaffoldColumn(false)]
    public string Prefix { get; init; } = "sim";

    /// <summary>The settings besides the motifs, for a form.</summary>
    public static IReadOnlyList<MethodSetting> Settings => MethodOptions.Settings(typeof(SimulationOptions));

    /// <summary>Reads options as forms and commands give them.</summary>
    /// <param name="settings">Settings that differ from their defaults, by name; null for none.</param>
    /// <param name="motifs">See <see cref="KnownMotifs.Parse"/>; null for the default ones.</param>
    /// <param name="decoys">The same for decoys.</param>
    /// <exception cref="InputException">A name or value is not known, out of range, or does not fit the others; says which.</exception>
    public static SimulationOptions Read(JsonObject? settings, string? motifs, string? decoys)
    {
        var options = (SimulationOptions)MethodOptions.Read("Simulation", typeof(SimulationOptions), settings);
        options = options with { Motifs = motifs is null ? options.Motifs : KnownMotifs.Parse(motifs), Decoys = decoys is null ? options.Decoys : KnownMotifs.Parse(decoys) };
        return options.Faults().FirstOrDefault() is { } fault ? throw new InputException(fault) : options;
    }

    /// <summary>Whether backgrounds are made of real sequences, which must be given.</summary>
    public bool NeedsSequences() => Background is BackgroundKind.Markov or BackgroundKind.Shuffled;

    /// <summary>What does not fit together, in full sentences.</summary>
    internal IEnumerable<string> Faults()
    {
        var names = Motifs.Concat(Decoys).Select(motif => motif.Name).ToList();
        if (names.Find(name => !PlainName().IsMatch(name) || name == SequenceSimulator.BackgroundGroup) is { } odd)
            yield return $"A motif is named '{odd}'; use up to 40 letters, digits, dots, plus and minus signs, and not '{SequenceSimulator.BackgroundGroup}'.";
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            yield return $"The motif {twice.Key} is named twice; name each once, as a motif or as a decoy.";
        var count = (long)Motifs.Count * SequencesPerMotif + BackgroundSequences;
        if (count is < 1 or > MostSequences || count * Length > MostBases)
            yield return string.Create(CultureInfo.InvariantCulture, $"The set would have {count:N0} sequences of {Length:N0} bases; make 1 to {MostSequences:N0} with at most {MostBases:N0} bases in all.");
        var widest = Motifs.Concat(Decoys).Select(motif => motif.Width).DefaultIfEmpty(1).Max();
        if (Length < widest + 2 * Margin)
            yield return $"Sequences of {Length} bases have no room for a motif of {widest} with {Margin} free bases at both ends; make them longer or the free ends shorter.";
        if (Spacing is { } spacing && spacing + SpacingSpread < Gap)
            yield return $"Sites shall be {spacing} bases apart, but {Gap} are the least; make the spacing larger or the gap smaller.";
        if (NeedsSequences() && GcBias != 0)
            yield return "Real sequences have their own share of G and C; set its bias to 0, or take a random background.";
    }

    [GeneratedRegex("^[A-Za-z0-9.+-]{1,40}$")]
    private static partial Regex PlainName();
}
