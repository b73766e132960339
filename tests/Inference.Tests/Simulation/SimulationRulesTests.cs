using System.Text.Json.Nodes;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Simulation;

public sealed class SimulationRulesTests
{
    private static readonly SimulationOptions OneMotif = new()
    {
        Motifs = [KnownMotifs.Gabpa], Length = 200, SequencesPerMotif = 60, BackgroundSequences = 60, SecondSiteChance = 1, MostDecoys = 0,
    };

    [Fact]
    public void Create_ManySites_AreAsManyAsAsked()
    {
        var sites = SitesOf(OneMotif with { FurtherSites = 3 });
        Assert.All(sites, of => Assert.Equal(4, of.Count));
    }

    [Fact]
    public void Create_Centre_SitesStandAroundIt()
    {
        var places = SitesOf(OneMotif with { Position = SitePosition.Centre, PositionDeviation = 5, FurtherSites = 0 }).Select(of => (of[0].Start + of[0].End) / 2.0).ToList();
        Assert.InRange(places.Average(), 97, 103);
        Assert.All(places, place => Assert.InRange(place, 75, 125));
    }

    [Fact]
    public void Create_Spacing_IsKept()
    {
        var sites = SitesOf(OneMotif with { Spacing = 10, SpacingSpread = 1 });
        Assert.All(sites, of => Assert.InRange(of[1].Start - of[0].End, 9, 11));
        Assert.Equal(3, sites.Select(of => of[1].Start - of[0].End).Distinct().Count());
    }

    [Theory]
    [InlineData(SiteOrientation.Forward)]
    [InlineData(SiteOrientation.Same)]
    [InlineData(SiteOrientation.Alternating)]
    [InlineData(SiteOrientation.Either)]
    public void Create_Orientation_IsKept(SiteOrientation orientation)
    {
        var strands = SitesOf(OneMotif with { Orientation = orientation }).Select(of => string.Concat(of.Select(site => site.Strand))).Distinct().Order(StringComparer.Ordinal).ToList();
        string[] expected = orientation switch
        {
            SiteOrientation.Forward => ["++"],
            SiteOrientation.Same => ["++", "--"],
            SiteOrientation.Alternating => ["+-", "-+"],
            _ => ["++", "+-", "-+", "--"],
        };
        Assert.Equal(expected, strands);
    }

    [Fact]
    public void Create_Sharpness_MakesSitesStronger()
    {
        double Best(double sharpness) => SitesOf(OneMotif with { Sharpness = sharpness }).SelectMany(of => of)
            .Average(site => (site.Strand == '+' ? site.Bases : Alphabet.Dna.ReverseComplement(site.Bases)).Zip(KnownMotifs.Gabpa.BestSite()).Count(pair => pair.First == pair.Second));

        Assert.True(Best(1) < Best(4) - 0.2);
    }

    [Fact]
    public void Create_GcBias_OnlyMotifSequencesHaveIt()
    {
        var set = SequenceSimulator.Create(OneMotif with { GcBias = 0.15, Background = BackgroundKind.Independent }, 1);
        double Mean(string group) => set.Sequences.Where(sequence => sequence.Group == group).Average(sequence => Bases.GcContent(Bases.Encode(sequence.Bases)));

        Assert.InRange(Mean("GABPA") - Mean("background"), 0.11, 0.19);
    }

    [Fact]
    public void Create_Shuffled_KeepsTheNeighborsOfARealSequence()
    {
        var real = new string([.. Enumerable.Range(0, 200).Select(i => "ACAG"[i % 4])]);
        var set = SequenceSimulator.Create(OneMotif with { Background = BackgroundKind.Shuffled }, 1, [real]);

        foreach (var sequence in set.Sequences.Where(sequence => sequence.Group == "background"))
            Sequences.DinucleotideShuffleTests.AssertSamePairs(real, sequence.Bases);
    }

    [Fact]
    public void Create_MarkovCountedOnReal_FollowsIt()
    {
        var real = new string([.. Enumerable.Range(0, 2000).Select(i => "ACAG"[i % 4])]);
        var set = SequenceSimulator.Create(OneMotif with { Background = BackgroundKind.Markov, Order = 2 }, 1, [real]);
        var bases = string.Concat(set.Sequences.Where(sequence => sequence.Group == "background").Select(sequence => sequence.Bases));

        Assert.InRange(bases.Count(letter => letter == 'A') / (double)bases.Length, 0.47, 0.53);
        Assert.InRange(bases.Count(letter => letter == 'T') / (double)bases.Length, 0, 0.05);
    }

    [Fact]
    public void Create_RealBackgroundWithoutSequences_Throws() =>
        Assert.Throws<ArgumentException>(() => SequenceSimulator.Create(OneMotif with { Background = BackgroundKind.Shuffled }, 1));

    [Theory]
    [InlineData("""{ "spacing": 1 }""", null, "Sites shall be 1 bases apart, but 3 are the least")]
    [InlineData("""{ "length": 30 }""", null, "Sequences of 30 bases have no room for a motif of 21")]
    [InlineData("""{ "background": "shuffled", "gcBias": 0.1 }""", null, "Real sequences have their own share of G and C")]
    [InlineData("""{ "sequencesPerMotif": 0, "backgroundSequences": 0 }""", null, "The set would have 0 sequences")]
    [InlineData("""{ "lenght": 100 }""", null, "Simulation has no setting 'lenght'")]
    [InlineData("{}", "CTCF, ctcf", "The motif CTCF is named twice")]
    [InlineData("{}", "OCT4", "There is no motif 'OCT4' here")]
    [InlineData("{}", "a b=ACGT", "A motif is named 'a b'")]
    [InlineData("{}", "background=ACGT", "A motif is named 'background'")]
    public void Read_OptionsThatDoNotFit_SaysWhy(string settings, string? motifs, string message)
    {
        var error = Assert.Throws<InputException>(() => SimulationOptions.Read(JsonNode.Parse(settings)!.AsObject(), motifs, null));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OwnMotif_IsPlanted()
    {
        var options = SimulationOptions.Read(new JsonObject { ["sharpness"] = 10 }, "ctcf, MYB=YAACKG", "");

        Assert.Equal(["CTCF", "MYB"], options.Motifs.Select(motif => motif.Name));
        Assert.Empty(options.Decoys);
        var site = SequenceSimulator.Create(options, 1).Sites.First(planted => planted is { Motif: "MYB", Strand: '+' });
        Assert.Matches("^[CT]AAC[GT]G$", site.Bases);
    }

    private static List<List<PlantedSite>> SitesOf(SimulationOptions options) =>
        [.. SequenceSimulator.Create(options, 3).Sites.GroupBy(site => site.SequenceId).Select(sites => sites.ToList())];
}
