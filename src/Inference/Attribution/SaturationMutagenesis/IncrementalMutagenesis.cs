using CisLens.Inference.Models;
using CisLens.Inference.Models.Layers.Mutants;
using static TorchSharp.torch;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>Outputs of mutants by computing only what each mutation can change.</summary>
/// <param name="input">What is explained.</param>
/// <param name="bases">Its bases.</param>
/// <param name="part">First mutated position, and the position after the last.</param>
/// <param name="plan">How positions are cut into batches.</param>
internal sealed class IncrementalMutagenesis(AttributionInput input, ObservedBases bases, (int Start, int End) part, MutantPlan plan)
{
    private const int Others = 3;

    // Blocks keep to their grid, so the first one may begin before the part, and before the sequence.
    private readonly int _start = part.Start - ((part.Start - plan.Offset) % plan.Block + plan.Block) % plan.Block;

    private int Blocks => (part.End - _start + plan.Block - 1) / plan.Block;

    /// <summary>The effects of all mutations.</summary>
    /// <param name="token">Checked before each batch.</param>
    public MutationEffects Run(CancellationToken token)
    {
        var effects = new MutationEffects(PlainMutagenesis.Unmutated(input, token), input.Targets.Count, bases);
        using var weights = new PreparedWeights();
        var batch = BatchSize.WindowValues(input.Model) / (Others * plan.ValuesPerPosition * plan.Block);
        Batches.Run(input.Rows, (int)Math.Clamp(batch / Blocks, 1, input.Rows), (row, count) =>
        {
            using var scope = NewDisposeScope();
            using var pass = new MutantPass(input.Model, input.OneHot.narrow(0, row, count), weights);
            // Several sequences are halved by number, a single one by its positions.
            if (count > 1)
                Measure(pass, row, count, 0, Blocks, effects);
            else
                Batches.Run(Blocks, (int)Math.Clamp(batch, 1, Blocks), (block, blocks) => Measure(pass, row, 1, (int)block, blocks, effects), token);
            input.Progress?.Report((int)row + count);
        }, token);
        return effects;
    }

    private void Measure(MutantPass pass, long row, int rows, int block, int blocks, MutationEffects effects)
    {
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var (first, count) = (_start + block * plan.Block, blocks * plan.Block);
        var changes = tensor(Changes(first, count, row, rows), [count, rows, Others, 1, 4]).to(input.Model.Type, input.Model.Device);
        var values = Target.SelectAll(input.Targets, pass.Forward(first, changes)).ToFloats();
        long number = 0;
        for (var position = first; position < first + count; position++)
            for (var r = row; r < row + rows; r++)
                for (var other = 0; other < Others; other++, number++)
                    if (Observed(r, position) is var letter && letter != ObservedBases.Unknown)
                        for (var target = 0; target < effects.Targets; target++)
                            effects.Set(target, r, ObservedBases.Mutated(letter, other), position, values[number * effects.Targets + target]);
    }

    /// <summary>[positions, rows, 3, 1, 4]: -1 at the observed base and 1 at the new one; zeros where nothing is mutated.</summary>
    private float[] Changes(int first, int count, long row, int rows)
    {
        var changes = new float[(long)count * rows * Others * 4];
        var place = 0;
        for (var position = first; position < first + count; position++)
            for (var r = row; r < row + rows; r++)
                for (var other = 0; other < Others; other++, place += 4)
                    if (Observed(r, position) is var letter && letter != ObservedBases.Unknown)
                        (changes[place + letter], changes[place + ObservedBases.Mutated(letter, other)]) = (-1, 1);
        return changes;
    }

    private byte Observed(long row, int position) =>
        position >= part.Start && position < part.End ? bases[row, position] : ObservedBases.Unknown;
}
