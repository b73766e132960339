using System.Text;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs;

/// <summary>Runs without a database: the tiny model, a set of sequences and a run folder.</summary>
internal sealed class LocalLab : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TorchRunModels _models = new("cpu", 1);
    private int _count;

    public LocalLab(int? modelLength = 30, int replicas = 1) => TinyModel.Create(_folder.PathOf("tiny"), modelLength, replicas);

    public string Root => _folder.Root;

    public RunContext Open(string fasta, Func<RunSpec, RunSpec>? change = null, IRunModels? models = null, params string[] methods)
    {
        var number = _count++;
        var set = _folder.PathOf($"set-{number}");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(fasta));
        var report = SequenceImport.Run(stream, "test.fa", new ImportOptions(), set, null, default);
        var package = ModelPackage.Open(_folder.PathOf("tiny"));
        var spec = new RunSpec
        {
            Name = "Test run",
            Sequences = new SequenceSource { Id = "000000000000", Name = "test.fa", Sha256 = report.Sha256 },
            Model = new ModelSource { Id = "tiny", Name = "Tiny", Version = "1.0", Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [new TargetSpec { Output = 1, Name = "B" }],
            Methods = [.. methods.Select(method => new MethodSpec { Method = method })],
        };
        spec = change?.Invoke(spec) ?? spec;
        var folder = new RunFolder(_folder.PathOf($"run-{number}"));
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(folder.Spec, spec.ToJson());
        return new RunContext(spec, folder, SequenceSet.Open(set), package, models ?? _models);
    }

    /// <summary>Computes everything.</summary>
    public static void RunAll(RunContext context)
    {
        foreach (var stage in RunPlanner.Plan(context.Spec, context.Package))
        {
            var chunks = PreparedRun.Read(context.Folder)?.Layout(stage.Key)?.Count ?? 1;
            for (var index = 0; index < chunks; index++)
                ChunkRunner.Run(context, stage.Key, index, null, default);
        }
    }

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
    }
}
