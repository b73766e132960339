using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Proves outputs of double mutants by computing some of them again by whole forward passes.</summary>
internal static class PairComparison
{
    /// <summary>The checks of one sequence for each target; none for a sequence that is not drawn.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="mutants">Computes plainly.</param>
    /// <param name="effects">The outputs that are proved.</param>
    /// <param name="row">The sequence.</param>
    /// <param name="token">Checked before each batch.</param>
    public static IReadOnlyList<MethodCheck>[] Run(AttributionInput input, ChosenMutants mutants, PairEffects effects, int row, CancellationToken token)
    {
        var checks = Enumerable.Range(0, input.Targets.Count).Select(_ => (IReadOnlyList<MethodCheck>)[]).ToArray();
        if (input.Model.Graph is null || !PlainProof.Draws(input, row))
            return checks;
        var random = input.Random(row);
        var drawn = Enumerable.Range(0, PlainProof.MutantsPerRow).Select(_ => random.Next(effects.Mutants.Count)).ToArray();
        var plain = mutants.Plain(row, [.. drawn.Select(number => effects.Mutants[number])], token);
        for (var target = 0; target < checks.Length; target++)
        {
            var largest = effects.Effects(target).Select(single => Math.Abs(single.Effect)).Append(0).Max();
            var difference = drawn.Select((number, i) => (double)Math.Abs(plain[i * checks.Length + target] - effects.Output(number, target))).Max();
            checks[target] = [PlainProof.Check(PlainProof.Relative(difference, largest, effects.Unmutated(target)), drawn.Length)];
        }
        return checks;
    }
}
