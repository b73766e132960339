using System.Diagnostics;
using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CisLens.Inference.Training;

/// <summary>
/// Trains a network of independent yes-or-no outputs (logits) on the CPU: Adam, falling learning rate, the weights of the pass with
/// the best mean area under the precision-recall curve on the validation examples.
/// </summary>
public sealed class Trainer
{
    private readonly LayerGraph _graph;
    private readonly TrainingOptions _options;
    private readonly TargetLogits? _logits;

    /// <summary>Creates the trainer.</summary>
    /// <param name="graph">The network; its weights are drawn anew and replaced.</param>
    /// <param name="options">How to train.</param>
    /// <param name="logits">Makes logits of its answers; null where it answers with logits, [batch, outputs].</param>
    public Trainer(LayerGraph graph, TrainingOptions options, TargetLogits? logits = null) => (_graph, _options, _logits) = (graph, options, logits);

    private IReadOnlyList<Tensor> Trainable => [.. _graph.Trainable, .. _logits?.Trainable ?? []];

    /// <summary>Trains; afterwards the network holds the best weights and takes no part in gradients.</summary>
    /// <param name="train">What to learn from.</param>
    /// <param name="validation">What to judge by; each output needs known positives and negatives.</param>
    /// <param name="progress">Told after each pass.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>The reports of all passes.</returns>
    /// <exception cref="OperationCanceledException">Training was stopped.</exception>
    public IReadOnlyList<EpochReport> Run(Examples train, Examples validation, IProgress<EpochReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(progress);
        random.manual_seed(_options.Seed);
        _graph.Initialize(_options.Seed, CPU);
        _graph.RequireGradients(true);
        using var adam = new Adam(Trainable);
        var reports = new List<EpochReport>();
        var best = _graph.ToTensors();
        for (var epoch = 1; epoch <= _options.Epochs && !IsStale(reports); epoch++)
        {
            var watch = Stopwatch.StartNew();
            var loss = Pass(adam, train, epoch, cancellation);
            var report = Judge(validation, epoch, loss, reports, watch, cancellation);
            if (report.IsBest)
                best = _graph.ToTensors();
            reports.Add(report);
            progress.Report(report);
        }
        _graph.Bind(best, "the best weights", CPU);
        return reports;
    }

    private bool IsStale(List<EpochReport> reports) =>
        reports.Count >= _options.Patience && reports.TakeLast(_options.Patience).All(report => !report.IsBest);

    private double Pass(Adam adam, Examples train, int epoch, CancellationToken cancellation)
    {
        var draws = SeededRandom.ForItem(_options.Seed, epoch);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        draws.Shuffle<int>(order);
        var size = Math.Max(1, _options.ShuffledNegatives ? _options.Batch / 2 : _options.Batch);
        // The last step takes the rest as well: a step of one example has no spread for batch normalization.
        var steps = Math.Max(1, train.Count / size);
        var sum = 0.0;
        for (var step = 0; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var chosen = order.AsSpan((step * size)..(step == steps - 1 ? train.Count : (step + 1) * size));
            var done = (epoch - 1 + (double)step / steps) / _options.Epochs;
            var rate = _options.LearningRate * (1 + Math.Cos(Math.PI * done)) / 2;
            sum += chosen.Length * Step(adam, TrainingBatch.Create(train, chosen, _options, draws), train, rate);
        }
        return sum / train.Count;
    }

    private double Step(Adam adam, TrainingBatch batch, Examples train, double rate)
    {
        using var scope = NewDisposeScope();
        var output = _graph.Forward(tensor(batch.Inputs, [batch.Count, 4, train.Length]), training: true);
        var logits = _logits?.Of(output) ?? output;
        var loss = MaskedLoss.Of(
            logits, tensor(batch.Labels, [batch.Count, train.Outputs]), tensor(batch.Known, [batch.Count, train.Outputs]));
        adam.Step(autograd.grad([loss], [.. Trainable]), rate);
        return loss.item<float>();
    }

    private EpochReport Judge(
        Examples validation, int epoch, double trainLoss, List<EpochReport> before, Stopwatch watch, CancellationToken cancellation)
    {
        var logits = Predictor.Run(_graph, validation.Sequences, bothStrands: false, cancellation, _logits);
        var areas = Enumerable.Range(0, validation.Outputs).Select(output => Auprc(validation, logits, output)).ToArray();
        var isBest = before.Count == 0 || areas.Average() > before.Max(report => report.MeanAuprc);
        return new EpochReport(epoch, trainLoss, Loss(validation, logits), areas, isBest, watch.Elapsed);
    }

    private static double Auprc(Examples examples, float[][] logits, int output)
    {
        var known = Enumerable.Range(0, examples.Count).Where(i => examples.Known[i * examples.Outputs + output] > 0).ToArray();
        return Metrics.Auprc(
            known.Select(i => logits[i][output]).ToArray(),
            known.Select(i => examples.Labels[i * examples.Outputs + output] > 0).ToArray());
    }

    private static double Loss(Examples examples, float[][] logits)
    {
        double sum = 0, known = 0;
        for (var i = 0; i < examples.Labels.Length; i++)
        {
            double logit = logits[i / examples.Outputs][i % examples.Outputs];
            var loss = Math.Max(logit, 0) - logit * examples.Labels[i] + Math.Log(1 + Math.Exp(-Math.Abs(logit)));
            sum += examples.Known[i] * loss;
            known += examples.Known[i];
        }
        return sum / known;
    }
}
