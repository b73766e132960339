using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Instances;

public sealed class CoOccurrenceTests
{
    [Fact]
    public void Of_MotifsThatStandTogether_FindsThePair()
    {
        // 0 and 1 together in 10 of 40 rows, 2 by itself in 10 others, 3 on top of 2.
        var sites = new List<MotifSite>();
        for (var row = 0; row < 10; row++)
            sites.AddRange([new(row, 0, 10, 20), new(row, 1, 30, 40), new(row, 1, 50, 60), new(row + 20, 2, 10, 20), new(row + 20, 3, 12, 22)]);

        var pairs = CoOccurrence.Of(sites, 5, 40);

        Assert.Equal(6, pairs.Count);
        var best = pairs[0];
        Assert.Equal((0, 1, 40, 10, 10, 10), (best.First, best.Second, best.Rows, best.WithFirst, best.WithSecond, best.WithBoth));
        Assert.Equal(4, best.Lift);
        Assert.Equal(10.5 * 30.5 / 0.25, best.OddsRatio, 1e-9);
        Assert.Equal(1 / 847660528.0, best.PValue, 1e-15);
        Assert.Equal(6 * best.PValue, best.QValue, 1e-15);
        Assert.Equal(0, pairs.Single(pair => pair is { First: 2, Second: 3 }).WithBoth);
    }

    [Fact]
    public void Spacings_FixedArrangement_IsFoundInTheDirectionOfTheFirst()
    {
        var track = new PlantedTrack(60).Track;
        var sites = new List<MotifSite>();
        for (var row = 0; row < 60; row++)
        {
            // The second stands 7 bases behind the first, whichever strand the first is on.
            var start = 40 + row;
            sites.Add(new MotifSite(row, 0, start, start + 10, row % 2 == 1));
            sites.Add(row % 2 == 0 ? new MotifSite(row, 1, start + 17, start + 25) : new MotifSite(row, 1, start - 15, start - 7, true));
        }

        var table = Spacings.Of(sites, track, new SpacingOptions(), default);

        var spacing = Assert.Single(table.Spacings);
        Assert.Equal(60, spacing.Downstream[7]);
        Assert.Equal(60, spacing.Pairs);
        var peak = Assert.Single(table.Peaks);
        Assert.Equal((0, 1, true, true, 7, 60), (peak.First, peak.Second, peak.SameStrand, peak.IsDownstream, peak.Distance, peak.Pairs));
        Assert.InRange(peak.Expected, 0.2, 0.6);
        Assert.True(peak.QValue < 1e-50);
    }

    [Fact]
    public void Spacings_RandomPlaces_AreAsExpected()
    {
        var random = new SeededRandom(2);
        var track = new PlantedTrack(400).Track;
        var sites = new List<MotifSite>();
        for (var row = 0; row < 400; row++)
            for (var site = 0; site < 4; site++)
            {
                var start = random.Next(PlantedTrack.Length - 9);
                sites.Add(new MotifSite(row, site % 2, start, start + 10, random.Next(2) == 1));
            }

        var table = Spacings.Of(sites, track, new SpacingOptions { MaximumDistance = 140 }, default);

        Assert.Empty(table.Peaks);
        Assert.Equal(6, table.Spacings.Count);
        foreach (var spacing in table.Spacings)
        {
            // All distances are looked at, so that nothing but their arrangement can differ.
            Assert.Equal(spacing.Pairs, spacing.ExpectedUpstream.Sum() + spacing.ExpectedDownstream.Sum(), 1e-6);
            Assert.InRange(spacing.Downstream.Take(20).Sum(), 0.6 * spacing.ExpectedDownstream.Take(20).Sum(), 1.5 * spacing.ExpectedDownstream.Take(20).Sum());
        }
    }

    [Fact]
    public void Poisson_KnownTails_AreExact()
    {
        Assert.Equal(1 - Math.Exp(-0.5), Poisson.AtLeast(0.5, 1), 1e-14);
        Assert.Equal(1, Poisson.AtLeast(3, 0));
        // exp(-0.1) 0.1^10 / 10! (1 + 0.1 / 11 + 0.1^2 / (11 12) + ...)
        Assert.Equal(1, Poisson.AtLeast(0.1, 10) / (Math.Exp(-0.1) * 1e-10 / 3628800 * (1 + (0.1 / 11) + (0.01 / 132) + (0.001 / 1716))), 1e-8);
    }
}
