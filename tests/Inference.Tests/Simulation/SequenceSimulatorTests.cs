using CisLens.Inference.Simulation;
using CisLens.Shared;
using Xunit;

namespace CisLens.Inference.Tests.Simulation;

public sealed class SequenceSimulatorTests
{
    [Fact]
    public void Create_Demo_Is240SequencesWithUniqueNames()
    {
        var set = DemoSequences.Create();

        Assert.Equal(240, set.Sequences.Count);
        Assert.Equal(240, set.Sequences.Select(s => s.Id).Distinct().Count());
        Assert.Equal(240, set.Sequences.Select(s => s.Bases).Distinct().Count());
        Assert.All(set.Sequences, s => Assert.Matches("^[ACGT]{101}$", s.Bases));
        Assert.Contains(set.Sequences, s => s.Id == "sim_CTCF_0012" && s.Group == "CTCF" && s.Label == "1");
    }

    [Fact]
    public void Create_Demo_TruthMatchesTheSequences()
    {
        var set = DemoSequences.Create(seed: 5);
        var bases = set.Sequences.ToDictionary(s => s.Id, s => s.Bases);

        Assert.All(set.Sites, site => Assert.Equal(site.Bases, bases[site.SequenceId][site.Start..site.End]));
        foreach (var sequence in set.Sequences)
        {
            var factors = set.Sites.Where(s => s.SequenceId == sequence.Id && !s.IsDecoy).Select(s => s.Motif).ToArray();
            Assert.All(factors, factor => Assert.Equal(sequence.Group, factor));
            Assert.Equal(sequence.Label == "1", factors.Length > 0);
        }
    }

    [Fact]
    public void Create_Demo_SitesKeepTheirDistance()
    {
        foreach (var sites in DemoSequences.Create(seed: 2).Sites.GroupBy(site => site.SequenceId))
        {
            Assert.All(sites, site => Assert.True(site.Start >= 8 && site.End <= 93));
            Assert.All(sites.Zip(sites.Skip(1)), pair => Assert.True(pair.Second.Start >= pair.First.End + 3));
        }
    }

    [Fact]
    public void Create_Demo_UsesBothStrandsAndDecoys()
    {
        var sites = DemoSequences.Create().Sites;

        Assert.InRange(sites.Count(site => site.Strand == '+') / (double)sites.Count, 0.4, 0.6);
        Assert.InRange(sites.Count(site => site.IsDecoy), 80, 160);
    }

    [Fact]
    public void Create_SameSeed_IsTheSameAndALongerSetBeginsWithIt()
    {
        var few = SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 3, BackgroundSequences = 2 }, 7);
        var many = SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 5, BackgroundSequences = 9 }, 7);

        Assert.Subset(many.Sequences.ToHashSet(), few.Sequences.ToHashSet());
        Assert.NotEqual(few.Sequences, SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 3, BackgroundSequences = 2 }, 8).Sequences);
    }

    [Fact]
    public void Create_TooShort_SaysSo() =>
        Assert.Throws<InputException>(() => SequenceSimulator.Create(new SimulationOptions { Length = 30 }, 1));

    [Fact]
    public void Writers_Demo_HaveOneLineASite()
    {
        var set = DemoSequences.Create();
        using var table = new StringWriter();
        using var bed = new StringWriter();
        using var fasta = new StringWriter();
        set.WriteTable(table);
        set.WriteBed(bed);
        set.WriteFasta(fasta);

        var first = set.Sites[0];
        Assert.StartsWith("sequence\tstart\tend\tmotif\tstrand\tbases\tdecoy\n", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(set.Sites.Count + 1, table.ToString().Count(c => c == '\n'));
        Assert.StartsWith($"{first.SequenceId}\t{first.Start}\t{first.End}\t{first.Motif}\t", bed.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($">sim_CTCF_0001 group=CTCF label=1\n{set.Sequences[0].Bases}\n", fasta.ToString(), StringComparison.Ordinal);
    }
}
