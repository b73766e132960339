using System.Diagnostics;
using System.Globalization;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using TorchSharp;

namespace CisLens.Benchmarks.Evaluation;

/// <summary>What the mutation experiment costs on the model that ships: five methods, the default settings.</summary>
internal static class FaithfulnessSpeed
{
    private const int Rows = 24;
    private const int Threads = 2;
    private static readonly string[] Methods = ["saliency", "gradient-x-input", "tism", "ism", "integrated-gradients"];

    /// <summary>Measures and prints a line for each part.</summary>
    public static void Run()
    {
        torch.set_num_threads(Threads);
        using var model = SequenceModel.Load(ModelPackage.Open(Path.Combine(ContentRoot.Find(), "models", "tf-binding-cnn")), null, torch.CPU);
        var target = new TargetSpec { Output = 0, Name = model.Card.Outputs[0].Name };
        List<byte[]> sequences = [.. DemoSequences.Create().Sequences.Take(Rows).Select(sequence => Bases.Encode(sequence.Bases))];
        var maps = Methods.Select(method => new MapSource(new MethodSpec { Method = method }, target, 1).Maps(model, sequences, [.. sequences.Select((_, row) => (long)row)], default)).ToList();
        List<ExplainedRow> rows = [.. sequences.Select((codes, row) => new ExplainedRow(row, codes, [.. maps.Select(map => map[row])]))];
        var evaluator = new EditEvaluator(model, [Target.Create(target, model.Card)]);
        var experiment = new FaithfulnessExperiment(evaluator, [.. Methods.Select(_ => 0)], new FaithfulnessOptions(), 1);

        Console.WriteLine($"part, for {Rows} sequences of {sequences[0].Length} bases and {Methods.Length} methods ({Threads} threads)");
        FaithfulnessOutputs? outputs = null;
        Time("mutation experiment", () => outputs = experiment.Run(rows, (_, _) => true, null, default));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"edits wanted {experiment.Wanted / Rows} a sequence, forward {experiment.Different / Rows} of them different, forward passes {evaluator.ForwardPasses / Rows}"));
        Time("summary", () => FaithfulnessSummary.Of(outputs!, "all", [.. Enumerable.Range(0, Rows)], 0, withMaps: true, null, 1, default));
    }

    private static void Time(string part, Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        work();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part}, {watch.Elapsed.TotalSeconds:0.00} s, {(process.TotalProcessorTime - before).TotalSeconds:0.00} processor seconds"));
    }
}
