using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Motifs;
using CisLens.Inference.Runs.Reuse;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs;

/// <summary>
/// The first stage: draws the sample, fits each sequence to the model's input, lists the rows used and dropped, and cuts the
/// stages that follow into chunks.
/// </summary>
internal static class PrepareStage
{
    private const int AtOnce = 512;

    public static void Run(RunContext context, IStageProgress? rows, CancellationToken token)
    {
        CheckSources(context);
        AtomicDirectory.Write(context.Folder.Prepared, folder => Build(context, folder, rows, token));
    }

    private static void CheckSources(RunContext context)
    {
        if (context.Sequences.Sha256 != context.Spec.Sequences.Sha256)
            throw new InputException($"The sequences '{context.Spec.Sequences.Name}' are not those of the specification any more (their checksum differs); start a new run.");
        MotifPlan.CheckStrands(context.Spec, context.Sequences.Alphabet);
        if (!ReplicaSet.Sha256(context.Package.Card, context.Spec.Model.Replica).Equals(context.Spec.Model.Sha256, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"The weights of {context.Package.Card.Title} are not those of the specification any more (their checksum differs); start a new run.");
    }

    private static void Build(RunContext context, string folder, IStageProgress? rows, CancellationToken token)
    {
        var model = context.Model();
        var fitting = new InputFitting(context.Package.Card);
        var length = context.Package.Card.Input.Length ?? LongestWindow(context, fitting, token);
        using var writer = new RunRowWriter(folder);
        DroppedRow? firstDropped = null;
        var labels = new List<string?>();
        foreach (var (index, sequence) in Drawn(context, rows, token))
        {
            if (fitting.TryFit(sequence, out var fitted, out var reason))
            {
                writer.Add(Row(writer.Rows, index, sequence, fitted!, length));
                labels.Add(sequence.Label);
                continue;
            }
            var dropped = new DroppedRow(index, sequence.Id, reason!);
            firstDropped ??= dropped;
            writer.Add(dropped);
        }
        if (writer.Rows == 0)
            throw NothingFits(context, firstDropped);
        writer.Complete();
        writer.Dispose();
        var plan = new TestPlan(context.Spec, context.Package.Card, new RunClasses(context.Spec.Targets, labels), length, model.Operations(length));
        var inputs = new StageInputs(context, Path.Combine(folder, Path.GetFileName(context.Folder.Rows)), length, model.Device);
        PreparedStage[] stages = [.. Stages(context, model, length), .. MotifPlan.Prepare(context.Spec, writer.Rows, length, model.Operations(length)), .. AuditPlan.Prepare(plan)];
        var prepared = new PreparedRun
        {
            Rows = writer.Rows,
            Dropped = writer.Dropped,
            Length = length,
            Device = model.Device,
            Stages = [.. stages.Select(inputs.Sign)],
        };
        prepared.Write(folder);
        // Another worker may have been faster: this one was taken for dead. What was computed since must stay.
        if (Directory.Exists(context.Folder.Prepared))
            throw new IOException("The run was prepared meanwhile.");
        RunReuse.TakeOver(context, prepared, rows, token);
    }

    private static int LongestWindow(RunContext context, InputFitting fitting, CancellationToken token)
    {
        var longest = 0;
        foreach (var (_, sequence) in Drawn(context, null, token))
            if (fitting.TryFit(sequence, out var fitted, out _))
                longest = Math.Max(longest, fitted!.Bases.Length);
        return longest;
    }

    /// <summary>The sequences of the run in the order of the set: all, or a sample (Knuth's selection sampling, algorithm S).</summary>
    private static IEnumerable<(long Index, NamedSequence Sequence)> Drawn(RunContext context, IProgress<int>? rows, CancellationToken token)
    {
        var left = context.Sequences.Count;
        var wanted = Math.Min(context.Spec.Sequences.Sample ?? left, left);
        var random = new SeededRandom(context.Spec.Seed);
        var taken = 0;
        for (var first = 0L; first < context.Sequences.Count && wanted > 0; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            var block = context.Sequences.Read(first, (int)Math.Min(AtOnce, context.Sequences.Count - first));
            for (var place = 0; place < block.Length; place++, left--)
            {
                if (wanted < left && random.NextDouble() * left >= wanted)
                    continue;
                wanted--;
                taken++;
                yield return (first + place, block[place]);
            }
            rows?.Report(taken);
        }
    }

    private static RunRow Row(long row, long index, NamedSequence sequence, FittedInput fitted, int length)
    {
        var padLeft = Math.Max(0, fitted.Offset);
        var start = Math.Max(0, -fitted.Offset);
        var used = Math.Min(sequence.Length - start, fitted.Bases.Length - padLeft);
        return new RunRow(
            row, index, sequence.Id, sequence.Label, sequence.Group, sequence.Length, start, padLeft, length - padLeft - used);
    }

    private static List<PreparedStage> Stages(RunContext context, IRunModel model, int length)
    {
        var operations = model.Operations(length);
        var stages = new List<PreparedStage>
        {
            new(StageKeys.Predict, ChunkSizing.Rows(operations, 4.0 * model.OutputValues(length)), 1),
        };
        var targets = context.Spec.Targets.Count;
        using var graph = ArchitectureCatalogue.Layers(context.Package.Card.Architecture);
        foreach (var method in context.Spec.Methods)
        {
            var cost = AttributionCatalogue.Cost(method, graph, length, targets);
            stages.Add(new PreparedStage(StageKeys.Attribute(method.Method), ChunkSizing.OfMethod(operations, cost, targets, length), cost.Passes));
        }
        for (var index = 0; index < (context.Spec.Embeddings?.Count ?? 0); index++)
        {
            // The tape keeps every layer's output, which costs memory but no passes.
            var features = model.EmbeddingFeatures(context.Spec.Embeddings![index], length);
            stages.Add(new PreparedStage(StageKeys.Embed(index), ChunkSizing.Rows(operations, 4.0 * features), 1));
        }
        return stages;
    }

    private static InputException NothingFits(RunContext context, DroppedRow? first) => first is null
        ? new InputException($"'{context.Spec.Sequences.Name}' holds no sequences; choose another set or a larger sample.")
        : new InputException($"None of the sequences fits {context.Package.Card.Title}. The first, '{first.Id}': {first.Reason}");
}
