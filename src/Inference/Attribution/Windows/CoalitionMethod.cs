using CisLens.Inference.Attribution.References;
using CisLens.Inference.Models.Layers;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.Windows;

/// <summary>A method that scores windows by the values of sets of them.</summary>
/// <typeparam name="TOptions">The settings.</typeparam>
public abstract class CoalitionMethod<TOptions> : AttributionMethod<TOptions>
    where TOptions : CoalitionOptions, new()
{
    /// <summary>How a base gets its score.</summary>
    private protected const string BaseFormula = "a[p] = s[w] / number of known bases of w, for p in window w";

    /// <inheritdoc/>
    protected sealed override MethodCost Cost(LayerGraph? graph, int length, int targets, TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var windows = Grid(length, options).Count;
        return new MethodCost((double)Sets(windows, options) * options.Count, 0, Info.Arrays.Count * windows);
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<WindowPlace> Windows(int length, TOptions options) => Grid(length, options).Places;

    /// <summary>The windows, one after the other.</summary>
    private protected WindowGrid Grid(int length, TOptions options) => WindowGrid.Create(Info.Name, length, options.Window, options.Window);

    /// <summary>How many sets are evaluated for one sequence.</summary>
    private protected abstract int Sets(int windows, TOptions options);

    /// <summary>The largest difference between the sum of a row's shares and f(sequence) - mean f(reference), for one target.</summary>
    private protected static MethodCheck Efficiency(AttributionInput input, int target, double largest) => new(
        "efficiency", "Largest difference between the sum of the window scores and f(sequence) - mean f(reference)", largest, input.Rows, input.Targets[target].Output.Kind, null);
}
