using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SaturationMutagenesis;

/// <summary>Proves effects by computing some of them again by whole forward passes.</summary>
internal static class PlainComparison
{
    /// <summary>The largest difference for each target.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="bases">Its bases.</param>
    /// <param name="part">First mutated position, and the position after the last.</param>
    /// <param name="effects">The effects that are proved.</param>
    /// <returns>One check a target.</returns>
    public static IReadOnlyList<MethodCheck> Run(AttributionInput input, ObservedBases bases, (int Start, int End) part, MutationEffects effects)
    {
        var largest = new double[effects.Targets];
        var count = 0;
        for (var row = 0; row < input.Rows; row++)
        {
            if (!PlainProof.Draws(input, row))
                continue;
            var batch = Draw(input, bases, part, row);
            var values = batch.Rows.Length == 0 ? [] : PlainMutagenesis.Values(input, batch);
            count += batch.Rows.Length;
            for (var target = 0; target < effects.Targets; target++)
                for (var i = 0; i < batch.Rows.Length; i++)
                    largest[target] = Math.Max(largest[target], Difference(effects, batch, i, target, values[i * effects.Targets + target]));
        }
        return [.. largest.Select(value => PlainProof.Check(value, count))];
    }

    private static double Difference(MutationEffects effects, MutationBatch batch, int index, int target, float output)
    {
        var row = batch.Rows[index];
        var plain = output - effects.Unmutated(row, target);
        var difference = Math.Abs(plain - effects[target, row, batch.Letters[index], batch.Positions[index]]);
        return PlainProof.Relative(difference, effects.Largest(target, row), effects.Unmutated(row, target));
    }

    private static MutationBatch Draw(AttributionInput input, ObservedBases bases, (int Start, int End) part, int row)
    {
        var random = input.Random(row);
        var known = Enumerable.Range(part.Start, part.End - part.Start).Where(position => bases[row, position] != ObservedBases.Unknown).ToArray();
        var count = Math.Min(PlainProof.MutantsPerRow, known.Length);
        var batch = new MutationBatch(new long[count], new long[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var position = known[random.Next(known.Length)];
            (batch.Rows[i], batch.Positions[i]) = (row, position);
            batch.Letters[i] = ObservedBases.Mutated(bases[row, position], random.Next(3));
        }
        return batch;
    }
}
