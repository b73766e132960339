using CisLens.Inference.Models.Layers.Mutants;
using CisLens.Inference.Models.Layers.Tape;
using static TorchSharp.torch;

namespace CisLens.Inference.Models.Layers;

/// <summary>
/// Branches over the same input, put together: <c>concat</c> one after another along the channels, <c>interleave</c> channel
/// 0 of each, then channel 1 of each, and so on; <c>sum</c> added up.
/// </summary>
public sealed class Parallel : Layer
{
    private readonly IReadOnlyList<IReadOnlyList<Layer>> _branches;
    private readonly string _combine;

    /// <summary>Reads the layer.</summary>
    /// <param name="fields">branches: lists of layers; combine: "concat", "interleave" or "sum".</param>
    public Parallel(LayerFields fields)
        : base(fields)
    {
        _branches = fields.Branches("branches");
        _combine = fields.Text("combine", "concat", "concat", "interleave", "sum");
        Children = [.. _branches.SelectMany(branch => branch)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Children { get; }

    /// <inheritdoc/>
    internal override IReadOnlyList<IReadOnlyList<Layer>> Branches => _branches;

    /// <inheritdoc/>
    public override FeatureShape OutputShape(FeatureShape input)
    {
        var shapes = _branches.Select(branch => LayerChain.OutputShape(branch, input)).ToList();
        var first = shapes[0];
        var fits = _combine == "concat" ? shapes.All(shape => shape.Length == first.Length) : shapes.All(shape => shape == first);
        if (!fits)
            throw new Shared.InputException($"{Place}: its branches make {string.Join(" and ", shapes)}, which cannot be put together by \"{_combine}\".");
        return _combine == "sum" ? first : first with { Channels = shapes.Sum(shape => shape.Channels) };
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, bool training)
    {
        using var scope = NewDisposeScope();
        var outputs = _branches.Select(branch => LayerChain.Forward(branch, input, training)).ToList();
        return Combine(outputs).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override LayerRecord Record(Tensor input)
    {
        var branches = _branches.Select(branch => LayerChain.Record(branch, input)).ToList();
        return new LayerRecord(this, input, Combine([.. branches.Select(records => LayerChain.Output(records, input))]), branches);
    }

    /// <inheritdoc/>
    public override ReceptiveWindow? Through(ReceptiveWindow? window)
    {
        var windows = _branches.Select(branch => LayerChain.Through(branch, window)).ToList();
        return windows.Skip(1).Aggregate(windows[0], ReceptiveWindow.Union);
    }

    /// <inheritdoc/>
    public override LayerCost Cost(FeatureShape input)
    {
        var costs = _branches.Select(branch => LayerChain.Cost(branch, input)).ToList();
        var output = OutputShape(input).Elements;
        return new LayerCost(
            costs.Sum(cost => cost.Operations) + output,
            costs.Sum(cost => cost.Kept) + output,
            costs.Max(cost => cost.Peak) + input.Elements + 2 * output);
    }

    /// <inheritdoc/>
    internal override MutantFeatures Follow(WindowFeatures mutants, LayerRecord record, PreparedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Branching.Join(mutants, record, weights, record.Branches, Combine);
    }

    /// <summary>The share of each branch in a signal on the output: its own channels, or all of it where branches are added up.</summary>
    /// <param name="signal">[rows, channels, positions] or [rows, features].</param>
    /// <param name="channels">The number of channels that each branch makes.</param>
    /// <returns>One signal for each branch; with "sum" the signal itself for all.</returns>
    internal IReadOnlyList<Tensor> Split(Tensor signal, IReadOnlyList<long> channels) => _combine switch
    {
        "concat" => signal.split([.. channels], 1),
        "interleave" => signal.unflatten(1, channels[0], channels.Count).unbind(2),
        _ => [.. channels.Select(_ => signal)],
    };

    /// <summary>Whether the branches are added up.</summary>
    internal bool IsSum => _combine == "sum";

    private Tensor Combine(List<Tensor> outputs)
    {
        using var scope = NewDisposeScope();
        var result = _combine switch
        {
            "concat" => cat(outputs, 1),
            "interleave" => stack(outputs, 2).flatten(1, 2),
            _ => outputs.Skip(1).Aggregate(outputs[0].alias(), (sum, output) => sum + output),
        };
        return result.MoveToOuterDisposeScope();
    }
}
