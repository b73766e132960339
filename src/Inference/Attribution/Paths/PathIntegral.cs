using CisLens.Inference.Models;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.Paths;

/// <summary>
/// Averages gradients along straight paths. The points of many paths and rows go through the network together, in batches of the
/// best size; all targets share the forward passes.
/// </summary>
internal sealed class PathIntegral
{
    // What the averages of the paths that are worked on together may take.
    private const double BlockBytes = 64e6;

    private readonly AttributionInput _input;
    private readonly IPathEnds _ends;
    private readonly Func<int, int, double, bool> _isGood;
    private readonly CancellationToken _token;
    private readonly PathSums[] _sums;
    private int _size;

    private PathIntegral(AttributionInput input, IPathEnds ends, Func<int, int, double, bool> isGood, CancellationToken token)
    {
        (_input, _ends, _isGood, _token) = (input, ends, isGood, token);
        _size = BatchSize.For(input.Model, input.Length, gradient: true);
        var paths = input.Rows * ends.Count;
        _sums = [.. input.Targets.Select(_ => new PathSums(
            zeros_like(input.OneHot), zeros_like(input.OneHot), zeros_like(input.OneHot.narrow(1, 0, 1)), new double[paths], new int[paths]))];
    }

    /// <summary>Averages the gradients on all paths; runs inside a dispose scope.</summary>
    /// <param name="input">The sequences and targets.</param>
    /// <param name="ends">The paths.</param>
    /// <param name="nodes">Where gradients are taken first.</param>
    /// <param name="isGood">Whether a target (first) on a path (second) is done when (x - b) * m has this sum (third); if not, finer nodes follow while there are any.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>One entry a target.</returns>
    public static IReadOnlyList<PathSums> Run(
        AttributionInput input, IPathEnds ends, PathNodes nodes, Func<int, int, double, bool> isGood, CancellationToken token)
    {
        var integral = new PathIntegral(input, ends, isGood, token);
        var paths = input.Rows * ends.Count;
        var block = integral.BlockSize();
        for (var first = 0; first < paths; first += block)
        {
            var count = Math.Min(block, paths - first);
            integral.Block(first, count, nodes);
            input.Progress?.Report((first + count) / ends.Count);
        }
        return integral._sums;
    }

    private int BlockSize()
    {
        var each = 4.0 * 8 * _input.Length * (_input.Targets.Count + 2);
        var block = (int)Math.Clamp(BlockBytes / each, 1, _input.Rows * (double)_ends.Count);
        return block > _ends.Count ? block - block % _ends.Count : block;
    }

    private void Block(int first, int count, PathNodes nodes)
    {
        using var scope = NewDisposeScope();
        var (sequences, references) = _ends.Take([.. Enumerable.Range(first, count)]);
        var difference = sequences - references;
        var pending = _sums.Select(_ => Enumerable.Range(0, count).ToList()).ToArray();
        for (PathNodes? next = nodes; next is not null && pending.Any(list => list.Count > 0); next = next.Finer)
        {
            using var round = NewDisposeScope();
            var targets = Enumerable.Range(0, pending.Length).Where(target => pending[target].Count > 0).ToArray();
            var paths = targets.SelectMany(target => pending[target]).Distinct().Order().ToArray();
            var averages = Average(references, difference, first, paths, targets, next);
            for (var i = 0; i < targets.Length; i++)
                pending[targets[i]] = Accept(targets[i], averages[i], references, difference, first, paths, pending[targets[i]], next);
        }
    }

    private Tensor[] Average(Tensor references, Tensor difference, int first, int[] paths, int[] targets, PathNodes nodes)
    {
        var chosen = targets.Select(target => _input.Targets[target]).ToArray();
        var averages = targets.Select(_ => zeros([paths.Length, 4, _input.Length], references.dtype, references.device)).ToArray();
        _size = Batches.Run((long)paths.Length * nodes.Steps, _size, (start, count) =>
        {
            using var scope = NewDisposeScope();
            var (places, inBlock) = (new long[count], new long[count]);
            var (positions, weights) = (new float[count], new float[count]);
            for (var i = 0; i < count; i++)
            {
                var (place, step) = Math.DivRem(start + i, nodes.Steps);
                (places[i], inBlock[i]) = (place, paths[place]);
                (positions[i], weights[i]) = (nodes.Position(first + paths[place], (int)step), nodes.Weight((int)step));
            }
            var index = tensor(inBlock, device: references.device);
            var points = references.index_select(0, index) + difference.index_select(0, index) * Column(positions, references);
            var weight = Column(weights, references);
            var gradients = InputGradient.Of(_input.Model, chosen, points).Select(gradient => gradient * weight).ToArray();
            // Adding takes no memory, so a batch is added whole or, when it fails, not at all.
            index = tensor(places, device: references.device);
            for (var i = 0; i < gradients.Length; i++)
                averages[i].index_add_(0, index, gradients[i], 1);
        }, _token);
        return averages;
    }

    /// <summary>Adds the averages of the paths that are done to the sums and returns the others.</summary>
    private List<int> Accept(
        int target, Tensor averages, Tensor references, Tensor difference, int first, int[] paths, List<int> pending, PathNodes nodes)
    {
        var waiting = pending.ToHashSet();
        var places = Enumerable.Range(0, paths.Length).Where(place => waiting.Contains(paths[place])).ToArray();
        var device = references.device;
        var inBlock = tensor(places.Select(place => (long)paths[place]).ToArray(), device: device);
        var gradient = averages.index_select(0, tensor(places.Select(place => (long)place).ToArray(), device: device));
        var contributions = gradient * difference.index_select(0, inBlock);
        var totals = contributions.sum([1, 2], type: float64).to(CPU).data<double>().ToArray();
        var sums = _sums[target];
        var (done, left) = (new List<long>(), new List<int>());
        for (var i = 0; i < places.Length; i++)
        {
            var path = first + paths[places[i]];
            (sums.Totals[path], sums.Steps[path]) = (totals[i], nodes.Steps);
            if (nodes.Finer is null || _isGood(target, path, totals[i]))
                done.Add(i);
            else
                left.Add(paths[places[i]]);
        }
        var index = tensor(done.ToArray(), device: device);
        var rows = tensor(done.Select(i => (long)((first + paths[places[i]]) / _ends.Count)).ToArray(), device: device);
        var share = 1.0 / _ends.Count;
        var expected = (gradient * references.index_select(0, inBlock)).sum(1, keepdim: true);
        sums.Contributions.index_add_(0, rows, contributions.index_select(0, index), share);
        sums.Gradient.index_add_(0, rows, gradient.index_select(0, index), share);
        sums.Expected.index_add_(0, rows, expected.index_select(0, index), share);
        return left;
    }

    private static Tensor Column(float[] values, Tensor like) => tensor(values, [values.Length, 1, 1]).to(like.dtype, like.device);
}
