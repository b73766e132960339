using CisLens.Inference.Runs;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs;

public sealed class ChunkRunnerTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_WholeChunk_IsLeftAsItIs()
    {
        var models = new LabModels((_, _) => { });
        using var context = _lab.Open(RunLab.Fasta(40, 30), models: models);
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        ChunkRunner.Run(context, StageKeys.Predict, 1, null, default);
        var before = File.GetLastWriteTimeUtc(Path.Combine(context.Folder.Chunk(StageKeys.Predict, 1), ChunkFiles.Outputs));
        ChunkRunner.Run(context, StageKeys.Predict, 1, null, default);
        Assert.Equal(1, models.Calls);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(context.Folder.Chunk(StageKeys.Predict, 1), ChunkFiles.Outputs)));
    }

    [Fact]
    public void Run_LastChunk_HoldsTheRest()
    {
        using var context = _lab.Open(RunLab.Fasta(40, 30), models: new LabModels());
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        var layout = PreparedRun.Read(context.Folder)!.Layout(StageKeys.Predict)!.Value;
        Assert.Equal((3, 16, 8), (layout.Count, layout.RowsOf(0), layout.RowsOf(2)));
        ChunkRunner.Run(context, StageKeys.Predict, 2, null, default);
        Assert.Equal([8, 2], NpyFile.ReadHeader(Path.Combine(context.Folder.Chunk(StageKeys.Predict, 2), ChunkFiles.Outputs)).Shape);
    }

    [Fact]
    public void Run_RemainsOfAKilledProcess_AreReplaced()
    {
        using var context = _lab.Open(RunLab.Fasta(5, 30), models: new LabModels());
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        var half = context.Folder.Chunk(StageKeys.Predict, 0) + ".0123456789ab.tmp";
        Directory.CreateDirectory(half);
        File.WriteAllText(Path.Combine(half, "junk.npy"), "half");
        ChunkRunner.Run(context, StageKeys.Predict, 0, null, default);
        Assert.Equal(
            [ChunkFiles.Outputs, ChunkFiles.Targets],
            Directory.GetFiles(context.Folder.Chunk(StageKeys.Predict, 0)).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(half));
    }

    [Fact]
    public void Run_Cancelled_NothingStays()
    {
        using var stop = new CancellationTokenSource();
        var models = new LabModels((_, token) =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
        });
        using var context = _lab.Open(RunLab.Fasta(5, 30), models: models);
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        Assert.ThrowsAny<OperationCanceledException>(() => ChunkRunner.Run(context, StageKeys.Predict, 0, null, stop.Token));
        Assert.False(Directory.Exists(context.Folder.Stage(StageKeys.Predict)));
    }

    [Fact]
    public void Run_RealModel_TopIsTheLargestAbsoluteScore()
    {
        using var context = _lab.Open(RunLab.Fasta(9, 30), null, null, "gradient-x-input");
        LocalLab.RunAll(context);
        var stage = context.Folder.Chunk(new TrackKey("gradient-x-input", 0), 0);
        var observed = NpyFile.Read<float>(Path.Combine(stage, ChunkFiles.Observed));
        var tops = NpyFile.Read<float>(Path.Combine(stage, ChunkFiles.Top)).Data;
        Assert.Equal([9, 30], observed.Shape);
        Assert.Equal(observed.Data.Chunk(30).Select(row => row.Max(Math.Abs)), tops);
    }

    [SkippableFact]
    public void Run_DiskReallyFull_SaysSoAndGoesOnOnceThereIsRoom()
    {
        using var disk = SmallDisk.TryMount(_lab.Root, kilobytes: 256);
        Skip.If(disk is null, "Only root may mount a small disk here.");
        using var context = _lab.Open(RunLab.Fasta(40, 30), models: new LabModels());
        var small = context with { Folder = new RunFolder(Path.Combine(disk.Path, "run")) };
        Directory.CreateDirectory(small.Folder.Root);
        ChunkRunner.Run(small, StageKeys.Prepare, 0, null, default);
        disk.Fill();
        var error = Assert.Throws<StorageFullException>(() => ChunkRunner.Run(small, StageKeys.Predict, 0, null, default));
        Assert.Contains("free", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(small.Folder.Chunk(StageKeys.Predict, 0)));
        disk.Free();
        ChunkRunner.Run(small, StageKeys.Predict, 0, null, default);
        Assert.True(small.Folder.IsWhole(StageKeys.Predict, 0));
    }
}
