using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>How much the targets differ between the ends of paths: what contributions must add up to.</summary>
internal sealed class OutputChange
{
    private readonly int _perRow;
    private readonly int _targets;
    private readonly float[] _sequences;
    private readonly float[] _references;

    private OutputChange(int perRow, int targets, float[] sequences, float[] references) =>
        (_perRow, _targets, _sequences, _references) = (perRow, targets, sequences, references);

    /// <summary>Computes the targets at the sequences and at the beginnings of the paths.</summary>
    /// <param name="input">The sequences and targets.</param>
    /// <param name="ends">The paths.</param>
    /// <param name="token">Checked before each batch.</param>
    public static OutputChange Of(AttributionInput input, IPathEnds ends, CancellationToken token)
    {
        var targets = input.Targets.Count;
        var sequences = new float[(long)input.Rows * targets];
        var references = new float[(long)input.Rows * ends.Count * targets];
        // Sequences and references go together: a pass of a few rows takes nearly as long as one of many.
        var size = Math.Max(1, BatchSize.For(input.Model, input.Length, gradient: false) / (1 + ends.Count));
        Batches.Run(input.Rows, size, (start, count) =>
        {
            using var scope = NewDisposeScope();
            var first = start * ends.Count;
            var taken = ends.Take([.. Enumerable.Range((int)first, count * ends.Count)]).References;
            var values = Predictor.Targets(input.Model, input.Targets, cat([input.OneHot.narrow(0, start, count), taken]), null, token);
            values.AsSpan(0, count * targets).CopyTo(sequences.AsSpan((int)start * targets));
            values.AsSpan(count * targets).CopyTo(references.AsSpan((int)first * targets));
        }, token);
        return new OutputChange(ends.Count, input.Targets.Count, sequences, references);
    }

    /// <summary>f(x) - f(b).</summary>
    /// <param name="target">The number of the target.</param>
    /// <param name="path">The number of the path.</param>
    public double Of(int target, int path) => After(target, path / _perRow) - Before(target, path);

    /// <summary>f(x) - the mean of f(b) over the paths of a row.</summary>
    /// <param name="target">The number of the target.</param>
    /// <param name="row">The number of the row.</param>
    public double OfRow(int target, int row) => After(target, row) - MeanBefore(target, row);

    /// <summary>How far a total of contributions is from the change, see <see cref="Completeness.Relative"/>.</summary>
    /// <param name="target">The number of the target.</param>
    /// <param name="path">The number of the path.</param>
    /// <param name="total">The sum of the contributions on the path.</param>
    public double Relative(int target, int path, double total) =>
        Completeness.Relative(total - Of(target, path), After(target, path / _perRow), Before(target, path));

    /// <summary>The same for the mean over the paths of a row.</summary>
    /// <param name="target">The number of the target.</param>
    /// <param name="row">The number of the row.</param>
    /// <param name="total">The sum of the scores of the row.</param>
    public double RelativeOfRow(int target, int row, double total) =>
        Completeness.Relative(total - OfRow(target, row), After(target, row), MeanBefore(target, row));

    private double After(int target, int row) => _sequences[row * _targets + target];

    private double Before(int target, int path) => _references[path * _targets + target];

    private double MeanBefore(int target, int row) => Enumerable.Range(row * _perRow, _perRow).Average(path => Before(target, path));
}
