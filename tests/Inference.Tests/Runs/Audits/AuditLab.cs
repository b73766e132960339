using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Simulation;
using CisLens.Inference.Tests.Training;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Tests.Runs.Audits;

/// <summary>Runs of a shipped model, or of any package, on simulated sequences, with an audit; maps may be broken on purpose before the tests see them.</summary>
internal sealed class AuditLab : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TorchRunModels _models = new("cpu", 2);
    private int _count;

    public string Root => _folder.Root;

    /// <summary>A run of all methods and tests.</summary>
    /// <param name="model">Name of a shipped model, or a package's folder.</param>
    /// <param name="set">The sequences.</param>
    /// <param name="isTruthKnown">Whether the truth lies beside them.</param>
    /// <param name="target">What is explained.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="tests">The tests.</param>
    public RunContext Open(string model, SimulatedSet set, bool isTruthKnown, string target, IReadOnlyList<MethodSpec> methods, params AuditTestSpec[] tests)
    {
        var number = _count++;
        var folder = _folder.PathOf($"set-{number}");
        var report = isTruthKnown
            ? SimulationTruth.Store(folder, set)
            : SequenceSetWriter.Write(folder, "test", set.Sequences.Select(sequence => sequence with { Label = sequence.Group }));
        var package = ModelPackage.Open(Directory.Exists(model) ? model : ShippedModels.Folder(model));
        var output = package.Card.Outputs.Select(one => one.Name).ToList().IndexOf(target);
        var spec = new RunSpec
        {
            Name = "Audited run",
            Sequences = new SequenceSource { Id = "000000000000", Name = "test", Sha256 = report.Sha256 },
            Model = new ModelSource { Id = package.Card.Name, Name = package.Card.Title, Version = package.Card.Version, Sha256 = package.Card.Weights[0].Sha256, Replica = package.Card.Weights[0].Replica },
            Targets = [new TargetSpec { Output = output, Name = target }],
            Methods = methods,
            Audit = new AuditSpec { Tests = tests },
        };
        var run = new RunFolder(_folder.PathOf($"run-{number}"));
        Directory.CreateDirectory(run.Root);
        File.WriteAllText(run.Spec, spec.ToJson());
        return new RunContext(spec, run, SequenceSet.Open(folder), package, _models);
    }

    /// <summary>Computes everything.</summary>
    /// <param name="context">The run.</param>
    /// <param name="broken">Replaces all maps of a method, [rows][positions], before the tests; null leaves them.</param>
    public static void RunAll(RunContext context, params (string Method, Func<float[][], IEnumerable<float[]>> Break)[] broken)
    {
        var areBroken = false;
        foreach (var stage in RunPlanner.Plan(context.Spec, context.Package))
        {
            if (stage.Kind == StageKind.Test && !areBroken)
            {
                foreach (var (method, change) in broken)
                    Overwrite(context, new TrackKey(method, 0), change);
                areBroken = true;
            }
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

    private static void Overwrite(RunContext context, TrackKey track, Func<float[][], IEnumerable<float[]>> change)
    {
        var count = PreparedRun.Read(context.Folder)!.Layout(track.StageKey)!.Value.Count;
        var files = Enumerable.Range(0, count).Select(chunk => Path.Combine(context.Folder.Chunk(track, chunk), ChunkFiles.Observed)).ToList();
        var arrays = files.Select(NpyFile.Read<float>).ToList();
        var changed = change([.. arrays.SelectMany(array => array.Data.Chunk((int)array.Shape[1]))]).ToList();
        var first = 0;
        foreach (var (file, array) in files.Zip(arrays))
        {
            NpyFile.Write<float>(file, changed.Skip(first).Take((int)array.Shape[0]).SelectMany(map => map).ToArray(), array.Shape);
            first += (int)array.Shape[0];
        }
    }
}
