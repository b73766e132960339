using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Simulation;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;

namespace CisLens.Benchmarks.Runs;

/// <summary>
/// What a whole run with all tests costs: sequences of 250 bases, half of them with sites of CTCF, five methods, the architecture that
/// ships with its filters. Its dense layer is repeated along the longer sequence.
/// </summary>
internal static class AuditSpeed
{
    private const int Length = 250;
    private const string Factor = "CTCF";
    private static readonly string[] Methods = ["gradient-x-input", "tism", "integrated-gradients", "deeplift-shap", "ism"];

    public static void Run(int sequences)
    {
        var root = Directory.CreateTempSubdirectory("cislens-audit-").FullName;
        try
        {
            Measure(root, sequences);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Measure(string root, int sequences)
    {
        using var models = new TorchRunModels("cpu", 2);
        using var context = Open(root, sequences, models);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sequences} sequences of {Length} bases, {Methods.Length} methods, 2 threads\nstage, items, wall s, processor s"));
        var (wall, processor) = (0.0, 0.0);
        foreach (var stage in RunPlanner.Plan(context.Spec, context.Package))
        {
            var layout = PreparedRun.Read(context.Folder)?.Layout(stage.Key) ?? new ChunkLayout(1, 1);
            var (watch, before) = (Stopwatch.StartNew(), Processor());
            for (var index = 0; index < layout.Count; index++)
                ChunkRunner.Run(context, stage.Key, index, null, default);
            var (stageWall, stageProcessor) = (watch.Elapsed.TotalSeconds, Processor() - before);
            (wall, processor) = (wall + stageWall, processor + stageProcessor);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage.Key}, {layout.Rows}, {stageWall:F1}, {stageProcessor:F1}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all, {sequences}, {wall:F1}, {processor:F1}"));
        foreach (var judged in RunAudit.Open(context.Folder)!.Judge([.. Inference.Evaluation.Audit.AuditRules.Gates, .. Inference.Evaluation.Audit.AuditRules.All]))
            Console.WriteLine($"{judged.Rule.Code} {judged.Rule.Title}: {judged.Verdict}");
    }

    private static RunContext Open(string root, int sequences, IRunModels models)
    {
        var package = ModelPackage.Open(Widened(Path.Combine(root, "model")));
        var text = new StringBuilder();
        using (var writer = new StringWriter(text))
            SequenceSimulator.Create(new SimulationOptions
            {
                Length = Length,
                Motifs = [.. KnownMotifs.Factors.Where(motif => motif.Name == Factor)],
                SequencesPerMotif = sequences / 2,
                BackgroundSequences = sequences - (sequences / 2),
            }, 1).WriteFasta(writer);
        using var fasta = new MemoryStream(Encoding.ASCII.GetBytes(text.ToString()));
        var set = Path.Combine(root, "sequences");
        var report = SequenceImport.Run(fasta, "simulated.fa", new ImportOptions(), set, null, default);
        var spec = new RunSpec
        {
            Name = "Audit",
            Sequences = new SequenceSource { Id = "000000000000", Name = "simulated.fa", Sha256 = report.Sha256 },
            Model = new ModelSource { Id = "model", Name = package.Card.Title, Version = package.Card.Version, Sha256 = package.WeightsOf(null).Sha256 },
            Targets = [new TargetSpec { Output = package.Card.Outputs.ToList().FindIndex(output => output.Name == Factor), Name = Factor }],
            Methods = [.. Methods.Select(method => new MethodSpec { Method = method })],
            Motifs = new MotifSpec { Discoveries = [new DiscoverySpec { Procedure = "modisco", Method = "deeplift-shap" }] },
        };
        var tests = AuditTests.All.Select(test => new AuditTestSpec { Test = test.Info.Id }).Where(test => Fits(spec, package.Card, test)).ToList();
        var folder = new RunFolder(Path.Combine(root, "run"));
        Directory.CreateDirectory(folder.Root);
        spec = spec with { Audit = new AuditSpec { Tests = tests } };
        File.WriteAllText(folder.Spec, spec.ToJson());
        return new RunContext(spec, folder, SequenceSet.Open(set), package, models);
    }

    private static bool Fits(RunSpec spec, ModelCard card, AuditTestSpec test)
    {
        try
        {
            AuditTests.Get(test.Test).Check(spec, card, AuditTests.Options(test));
            return true;
        }
        catch (InputException error)
        {
            Console.WriteLine($"left out: {test.Test}: {error.Message}");
            return false;
        }
    }

    /// <summary>The package that ships for longer sequences, all replicas.</summary>
    private static string Widened(string folder)
    {
        const string dense = "dense1";
        var shipped = ModelPackage.Open(Path.Combine(ContentRoot.Find(), "models", "tf-binding-cnn"));
        var architecture = JsonNode.Parse(shipped.Card.Architecture.ToJsonString())!.AsObject();
        var layer = architecture["layers"]!.AsArray().Single(item => item!["prefix"]?.GetValue<string>() == dense)!;
        // Two poolings of 4 and 5 bases.
        var (features, channels, wide) = (layer["in_features"]!.GetValue<int>(), 64, Length / 4 / 5);
        var narrow = features / channels;
        layer["in_features"] = channels * wide;
        Directory.CreateDirectory(folder);
        var weights = shipped.Card.Weights.Select(replica =>
        {
            using var checkpoint = Checkpoint.Open(Path.Combine(shipped.Folder, replica.File));
            var path = Path.Combine(folder, replica.File);
            SafetensorsWriter.Write(path, StateDict.Normalize(checkpoint).Tensors.Values.Select(tensor => tensor.Name == $"{dense}.weight" ? Repeat(tensor) : tensor));
            return replica with { Sha256 = Checkpoint.Sha256(path) };
        }).ToList();
        var card = shipped.Card with { Architecture = architecture, Weights = weights, Input = shipped.Card.Input with { Length = Length } };
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), card.ToJson());
        return folder;

        CheckpointTensor Repeat(CheckpointTensor tensor)
        {
            var (values, rows) = (tensor.ToFloats(), (int)tensor.Shape[0]);
            var repeated = new float[rows * channels * wide];
            for (var place = 0; place < repeated.Length; place++)
            {
                var (row, channel, position) = (place / (channels * wide), place / wide % channels, place % wide);
                repeated[place] = values[(((row * channels) + channel) * narrow) + (position % narrow)] * narrow / wide;
            }
            return CheckpointTensor.FromFloats(tensor.Name, [rows, channels * wide], repeated);
        }
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }
}
