using System.Globalization;
using System.Text;
using CisLens.Inference.Models;
using CisLens.Inference.Runs;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;

namespace CisLens.Benchmarks.Runs;

/// <summary>Resident memory of the process that computes chunks, after 10 and after 100 of them, on the model that ships.</summary>
internal static class WorkerMemory
{
    private const int Chunks = 100;
    private const int Length = 101;
    private static readonly string[] Methods = ["saliency", "tism"];

    public static void Run()
    {
        var root = Directory.CreateTempSubdirectory("cislens-memory-").FullName;
        try
        {
            Measure(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Measure(string root)
    {
        using var models = new ManyChunks(new TorchRunModels("cpu", 0));
        var package = ModelPackage.Open(Path.Combine(ContentRoot.Find(), "models", "tf-binding-cnn"));
        using var context = Open(root, package, models);
        ChunkRunner.Run(context, StageKeys.Prepare, 0, null, default);
        Console.WriteLine("stage, MB after chunk 10, MB after chunk 100");
        foreach (var stage in RunPlanner.Plan(context.Spec, package).Where(stage => stage.Kind is StageKind.Predict or StageKind.Attribute))
        {
            double early = 0;
            for (var index = 0; index < Chunks; index++)
            {
                ChunkRunner.Run(context, stage.Key, index, null, default);
                early = index == 9 ? ResidentMegabytes() : early;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage.Key}, {early:F0}, {ResidentMegabytes():F0}"));
        }
    }

    private static RunContext Open(string root, ModelPackage package, IRunModels models)
    {
        var set = Path.Combine(root, "sequences");
        using var fasta = new MemoryStream(Encoding.ASCII.GetBytes(Fasta(Chunks * ManyChunks.Rows)));
        var report = SequenceImport.Run(fasta, "random.fa", new ImportOptions(), set, null, default);
        var spec = new RunSpec
        {
            Name = "Memory",
            Sequences = new SequenceSource { Id = "000000000000", Name = "random.fa", Sha256 = report.Sha256 },
            Model = new ModelSource { Id = "model", Name = package.Card.Title, Version = package.Card.Version, Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [new TargetSpec { Output = 0, Name = package.Card.Outputs[0].Name }],
            Methods = [.. Methods.Select(method => new MethodSpec { Method = method })],
        };
        var folder = new RunFolder(Path.Combine(root, "run"));
        Directory.CreateDirectory(folder.Root);
        return new RunContext(spec, folder, SequenceSet.Open(set), package, models);
    }

    private static string Fasta(int count)
    {
        var random = new SeededRandom(1);
        var text = new StringBuilder();
        for (var index = 0; index < count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $">seq-{index}\n");
            for (var place = 0; place < Length; place++)
                text.Append("ACGT"[random.Next(4)]);
            text.Append('\n');
        }
        return text.ToString();
    }

    private static double ResidentMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(item => item.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
