using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers.Mutants;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Outputs of mutants that are changed at some of the chosen positions.</summary>
/// <param name="input">What is explained.</param>
/// <param name="bases">Its bases.</param>
/// <param name="chosen">The positions.</param>
/// <param name="weights">Weights prepared for all sequences.</param>
internal sealed class ChosenMutants(AttributionInput input, ObservedBases bases, ChosenPositions chosen, PreparedWeights weights)
{
    /// <summary>Outputs of mutants of one sequence, computed as far as possible only where they can differ from it.</summary>
    /// <param name="row">The sequence.</param>
    /// <param name="mutants">The substitutions of each mutant.</param>
    /// <param name="token">Checked before each batch.</param>
    /// <returns>[mutants, targets].</returns>
    public float[] Outputs(int row, IReadOnlyList<Substitution[]> mutants, CancellationToken token)
    {
        if (input.Model.Graph is not { } graph)
            return Plain(row, mutants, token);
        using var scope = NewDisposeScope();
        using var pass = new MutantPass(input.Model, input.OneHot.narrow(0, row, 1), weights);
        var size = BatchSize.WindowValues(input.Model) / MutantPlan.ValuesOf(graph, input.Length, new Stretch(chosen.Start, chosen.Span));
        return InBatches(mutants, size, (first, count) =>
        {
            var changes = Changes(row, mutants, first, count).reshape(1, 1, count, chosen.Span, 4);
            return pass.Forward(chosen.Start, changes);
        }, token);
    }

    /// <summary>The same by a whole forward pass for each mutant.</summary>
    public float[] Plain(int row, IReadOnlyList<Substitution[]> mutants, CancellationToken token) =>
        InBatches(mutants, BatchSize.For(input.Model, input.Length, gradient: false), (first, count) =>
        {
            var sequences = input.OneHot.narrow(0, row, 1).repeat(count, 1, 1);
            sequences.narrow(2, chosen.Start, chosen.Span).add_(Changes(row, mutants, first, count).transpose(1, 2));
            return input.Model.Forward(sequences);
        }, token);

    private float[] InBatches(IReadOnlyList<Substitution[]> mutants, double size, Func<int, int, Tensor> outputs, CancellationToken token)
    {
        var values = new float[(long)mutants.Count * input.Targets.Count];
        Batches.Run(mutants.Count, (int)Math.Clamp(size, 1, Math.Max(1, mutants.Count)), (first, count) =>
        {
            using var mode = inference_mode();
            using var scope = NewDisposeScope();
            Target.SelectAll(input.Targets, outputs((int)first, count)).ToFloats().CopyTo(values, first * input.Targets.Count);
        }, token);
        return values;
    }

    /// <summary>[mutants, span, 4]: -1 at the observed base and 1 at the new one.</summary>
    private Tensor Changes(int row, IReadOnlyList<Substitution[]> mutants, int first, int count)
    {
        var changes = new float[(long)count * chosen.Span * 4];
        for (var i = 0; i < count; i++)
            foreach (var (index, letter) in mutants[first + i])
            {
                var place = 4 * ((long)i * chosen.Span + index * chosen.Step);
                changes[place + bases[row, chosen[index]]]--;
                changes[place + letter]++;
            }
        return tensor(changes, [count, chosen.Span, 4]).to(input.Model.Type, input.Model.Device);
    }
}
