using CisLens.Inference.Runs;
using CisLens.Inference.Tests.Torch;
using CisLens.Shared.Runs;
using TorchSharp;

namespace CisLens.Inference.Tests.Runs;

/// <summary>Counts live tensors, so nothing else may run meanwhile.</summary>
[Collection(nameof(LeakTests))]
public sealed class ChunkMemoryTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Run_HundredChunksOfARealModel_NoNativeMemoryStays()
    {
        using var context = _lab.Open(RunLab.Fasta(100, 30), null, null, "tism");
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        var stage = StageKeys.Attribute("tism");
        ChunkRunner.Run(context, stage, 0, null, default);
        var tensors = torch.Tensor.TotalCount;
        for (var time = 0; time < 100; time++)
        {
            Directory.Delete(context.Folder.Chunk(stage, 0), recursive: true);
            ChunkRunner.Run(context, stage, 0, null, default);
        }
        Assert.Equal(tensors, torch.Tensor.TotalCount);
    }
}
