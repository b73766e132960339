using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Simulation;

public sealed class SimulationTruthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Store_Set_SequencesAndTruthComeBack()
    {
        var simulated = SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 3, BackgroundSequences = 2, Spacing = 5 }, 4);
        var report = SimulationTruth.Store(_folder.PathOf("set"), simulated);

        using var set = SequenceSet.Open(_folder.PathOf("set"));
        var truth = SimulationTruth.Open(set.Folder)!;
        Assert.Equal(20, report.Count);
        Assert.Equal("CTCF", set[0].Label);
        Assert.Equal("background", set[19].Label);
        Assert.Equal(simulated.Sites, set.Read(0, 20).SelectMany(sequence => truth.Sites(sequence.Id)));
        Assert.Equal((4L, 5, simulated.Sites.Count), (truth.Recipe.Seed, truth.Recipe.Options.Spacing, truth.Count));
        // The recipe alone makes the set again.
        Assert.Equal(simulated.Sequences, SequenceSimulator.Create(truth.Recipe.Options, truth.Recipe.Seed).Sequences);
    }

    [Fact]
    public void Open_OtherFolder_IsNull() => Assert.Null(SimulationTruth.Open(_folder.Root));

    [Fact]
    public void Open_DamagedSite_NamesTheLine()
    {
        SimulationTruth.Store(_folder.PathOf("set"), SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = 1 }, 4));
        File.AppendAllText(_folder.PathOf("set/sites.tsv"), "sim_CTCF_0001\t5\t4\tCTCF\t+\tA\t0\n");
        var lines = File.ReadAllLines(_folder.PathOf("set/sites.tsv")).Length;

        var error = Assert.Throws<InputException>(() => SimulationTruth.Open(_folder.PathOf("set")));
        Assert.Equal($"Line {lines} of sites.tsv is not a site; simulate the set again.", error.Message);
    }

    [Fact]
    public void Copy_FolderWithoutTruth_SaysWhatIsMissing() =>
        Assert.Contains("does not hold simulation.json", Assert.Throws<InputException>(() => SimulationTruth.Copy(_folder.Root, _folder.Root)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_RealSequences_TakesOnlyLongAndKnownOnes()
    {
        SequenceSetWriter.Write(_folder.PathOf("real"), "test", [new("short", "ACGT"), new("unknown", "ACGTNACGTA"), new("good", "acguacguac"), new("long", "GGGGGGGGGGGG")], Alphabet.Dna);
        using var set = SequenceSet.Open(_folder.PathOf("real"));

        Assert.Equal(["ACGTACGTAC", "GGGGGGGGGGGG"], RealBackgrounds.Read(set, 10, 1, default).Order(StringComparer.Ordinal));
        Assert.Contains("None of the 4 sequences has 50 bases", Assert.Throws<InputException>(() => RealBackgrounds.Read(set, 50, 1, default)).Message, StringComparison.Ordinal);
    }
}
