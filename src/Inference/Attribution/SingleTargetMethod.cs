using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers;

namespace CisLens.Inference.Attribution;

/// <summary>A method that explains one target after the other, each with passes of its own.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class SingleTargetMethod<TOptions> : AttributionMethod<TOptions>
    where TOptions : class, new()
{
    /// <inheritdoc/>
    protected sealed override MethodCost Cost(LayerGraph? graph, int length, int targets, TOptions options)
    {
        var one = Cost(graph, length, options);
        return one with { Forward = targets * one.Forward, Backward = targets * one.Backward };
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<AttributionMaps> Attribute(AttributionInput input, TOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(input);
        var maps = new List<AttributionMaps>(input.Targets.Count);
        foreach (var target in input.Targets)
        {
            var share = new Share(input.Progress, input.Rows, maps.Count, input.Targets.Count);
            maps.Add(Attribute(input with { Progress = share }, target, options, token));
        }
        return maps;
    }

    /// <summary>What one sequence costs for one target.</summary>
    /// <param name="graph">The layers, without weights; null for a TorchScript program.</param>
    /// <param name="length">Its length in bases.</param>
    /// <param name="options">The settings.</param>
    protected abstract MethodCost Cost(LayerGraph? graph, int length, TOptions options);

    /// <summary>Computes the scores for one target.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="target">The scalar.</param>
    /// <param name="options">The settings.</param>
    /// <param name="token">Checked before each batch.</param>
    protected abstract AttributionMaps Attribute(AttributionInput input, Target target, TOptions options, CancellationToken token);

    /// <summary>Counts a sequence as done when its last target is.</summary>
    private sealed class Share(IProgress<int>? all, int rows, int target, int targets) : IProgress<int>
    {
        public void Report(int value) => all?.Report((int)(((long)rows * target + value) / targets));
    }
}
