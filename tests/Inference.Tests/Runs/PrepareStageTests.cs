using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs;

public sealed class PrepareStageTests : IDisposable
{
    private readonly LocalLab _lab = new(modelLength: 10);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_ShortFittingAndLongSequences_PaddedKeptAndDroppedWithReason()
    {
        using var context = _lab.Open(">short\nACGTACG\n>right\nACGTACGTAC\n>long\nACGTACGTACGT\n");
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);

        using var rows = new RunRowReader(context.Folder);
        Assert.Equal(2, rows.Count);
        Assert.Equal(new RunRow(0, 0, "short", null, null, 7, 0, 1, 2), rows[0]);
        Assert.Equal("NACGTACGNN", rows[0].Window("ACGTACG", 10));
        Assert.Equal(new RunRow(1, 1, "right", null, null, 10, 0, 0, 0), rows[1]);
        using var results = RunResults.Open(context.Folder)!;
        var dropped = Assert.Single(results.Dropped(0, 10));
        Assert.Equal((2, "long"), (dropped.Sequence, dropped.Id));
        Assert.Contains("12 bases", dropped.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 1, 10), (results.Prepared.Rows, results.Prepared.Dropped, results.Prepared.Length));
    }

    [Fact]
    public void Run_ModelOfAnyLength_LongestWindowAndPaddingOnTheRight()
    {
        using var lab = new LocalLab(modelLength: null);
        using var context = lab.Open(">a\nACGTACGT\n>b\nACGTACGTACGT\n");
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        using var rows = new RunRowReader(context.Folder);
        Assert.Equal(12, PreparedRun.Read(context.Folder)!.Length);
        Assert.Equal((0, 4), (rows[0].PadLeft, rows[0].PadRight));
        Assert.Equal((0, 0), (rows[1].PadLeft, rows[1].PadRight));
    }

    [Fact]
    public void Run_Sample_SameSeedSameRowsOtherSeedOthers()
    {
        var fasta = RunLab.Fasta(200, 10);
        var first = Drawn(fasta, seed: 1);
        Assert.Equal(20, first.Count);
        Assert.Equal(first.Order(), first);
        Assert.Equal(first, Drawn(fasta, seed: 1));
        Assert.NotEqual(first, Drawn(fasta, seed: 2));
    }

    [Fact]
    public void Run_SampleLargerThanTheSet_TakesAll()
    {
        using var context = _lab.Open(RunLab.Fasta(7, 10), spec => spec with { Sequences = spec.Sequences with { Sample = 100 } });
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        Assert.Equal(7, PreparedRun.Read(context.Folder)!.Rows);
    }

    [Fact]
    public void Run_NothingFits_OneSentenceWithTheFirstReasonAndNoFolder()
    {
        using var context = _lab.Open(">long\nACGTACGTACGT\n");
        var error = Assert.Throws<InputException>(() => ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default));
        Assert.Contains("'long'", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(context.Folder.Prepared));
    }

    [Fact]
    public void Run_SequencesChangedSinceSubmission_Refused()
    {
        using var context = _lab.Open(RunLab.Fasta(3, 10), spec => spec with { Sequences = spec.Sequences with { Sha256 = new string('0', 64) } });
        var error = Assert.Throws<InputException>(() => ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default));
        Assert.Contains("checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WeightsChangedSinceSubmission_Refused()
    {
        using var context = _lab.Open(RunLab.Fasta(3, 10), spec => spec with { Model = spec.Model with { Sha256 = new string('0', 64) } });
        var error = Assert.Throws<InputException>(() => ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default));
        Assert.Contains("weights", error.Message, StringComparison.Ordinal);
    }

    private static List<long> Drawn(string fasta, int seed)
    {
        using var lab = new LocalLab(modelLength: 10);
        using var context = lab.Open(fasta, spec => spec with { Seed = seed, Sequences = spec.Sequences with { Sample = 20 } });
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        using var rows = new RunRowReader(context.Folder);
        return [.. rows.Read(0, (int)rows.Count).Select(row => row.Sequence)];
    }
}
