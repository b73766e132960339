using CisLens.Inference.Motifs;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Motifs;

public sealed class ContributionReaderTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Read_MethodWithoutMatrix_OtherLettersContributeNothing()
    {
        // The laboratory's model scores every A with -1.
        using var context = _lab.Open(RunLab.Fasta(40, 30), null, new LabModels(), "occlusion");
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        for (var chunk = 0; chunk < 3; chunk++)
            ChunkRunner.Run(context, StageKeys.Attribute("occlusion"), chunk, null, default);
        var set = Read(context, "occlusion", 5, 30, 30);
        Assert.Equal((30, 30), (set.Rows, set.Length));
        var windows = RowWindows.Read(context, Prepared(context), 5, 30);
        for (var row = 0; row < 30; row++)
            for (var position = 0; position < 30; position++)
            {
                Assert.Equal("ACGT".IndexOf(windows[row][position], StringComparison.Ordinal), set.Bases(row)[position]);
                Assert.Equal(windows[row][position] == 'A' ? -1 : 0, set.Contribution(row, position));
                Assert.Equal(0, set.Hypothetical(row, 1)[position]);
            }
    }

    [Fact]
    public void Read_HypotheticalMatrix_ContributionIsTheObservedScore()
    {
        using var context = _lab.Open(RunLab.Fasta(9, 30), null, null, "tism", "deeplift-shap");
        LocalLab.RunAll(context);
        var set = Read(context, "deeplift-shap", 0, 9, 30);
        using var results = RunResults.Open(context.Folder)!;
        var observed = results.Track(new TrackKey("deeplift-shap", 0), 4)!;
        for (var position = 0; position < 30; position++)
            Assert.Equal(observed[position], set.Contribution(4, position), 1e-6f);
        Assert.Contains(Enumerable.Range(0, 30), position => set.Contribution(4, position) != 0);
    }

    [Fact]
    public void Read_Effects_AreCountedFromTheirMean()
    {
        using var context = _lab.Open(RunLab.Fasta(9, 30), null, null, "ism");
        LocalLab.RunAll(context);
        var set = Read(context, "ism", 0, 9, 30);
        using var results = RunResults.Open(context.Folder)!;
        var effects = results.Matrix(new TrackKey("ism", 0), 2)!;
        for (var position = 0; position < 30; position++)
        {
            var mean = Enumerable.Range(0, 4).Average(letter => effects[(letter * 30) + position]);
            Assert.Equal(-mean, set.Contribution(2, position), 1e-6f);
            Assert.Equal(0, Enumerable.Range(0, 4).Sum(letter => set.Hypothetical(2, letter)[position]), 1e-5f);
        }
    }

    [Fact]
    public void Read_Window_IsTheMiddle()
    {
        using var context = _lab.Open(RunLab.Fasta(9, 30), null, null, "ism");
        LocalLab.RunAll(context);
        var (whole, part) = (Read(context, "ism", 0, 9, 30), Read(context, "ism", 0, 9, 7));
        Assert.Equal(12, ContributionReader.WindowStart(30, 7));
        for (var row = 0; row < 9; row++)
        {
            Assert.Equal(whole.Bases(row).Slice(12, 7), part.Bases(row));
            Assert.Equal(whole.Hypothetical(row, 2).Slice(12, 7), part.Hypothetical(row, 2));
        }
    }

    [Fact]
    public void ReadScores_ManyBlocks_AreTheContributionsOfTheBases()
    {
        using var context = _lab.Open(RunLab.Fasta(300, 30), null, null, "gradient-x-input");
        LocalLab.RunAll(context);
        var (set, scores) = (Read(context, "gradient-x-input", 0, 300, 30), new ContributionReader(context, Prepared(context), new TrackKey("gradient-x-input", 0)).ReadScores(default));
        Assert.Equal(300, scores.Rows);
        foreach (var row in (int[])[0, 255, 256, 299])
            for (var position = 0; position < 30; position++)
                Assert.Equal((set.Bases(row)[position], set.Contribution(row, position)), (scores.Bases(row)[position], scores.Scores(row)[position]));
    }

    [Fact]
    public void Read_PaddedRow_HasUnknownBases()
    {
        using var context = _lab.Open(">short\nACGTACGTAC\n", null, null, "ism");
        LocalLab.RunAll(context);
        Assert.Contains(ContributionSet.Unknown, Read(context, "ism", 0, 1, 30).Bases(0).ToArray());
    }

    private static PreparedRun Prepared(RunContext context) => PreparedRun.Read(context.Folder)!;

    private static ContributionSet Read(RunContext context, string method, long first, int count, int window) =>
        new ContributionReader(context, Prepared(context), new TrackKey(method, 0)).Read(first, count, window, null, default);
}
