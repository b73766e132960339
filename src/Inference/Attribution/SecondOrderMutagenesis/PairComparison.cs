using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution.SecondOrderMutagenesis;

/// <summary>Proves outputs of double mutants by computing some of them again by whole forward passes.</summary>
internal static class PairComparison
{
    // Of every eighth sequence of a run, by its number there.
    private const int RowStep = 8;
    private const int Mutants = 4;
    private const double Limit = 1e-3;

    // The output's own rounding is about 1e-7 of it.
    private const double SmallestScale = 1e-3;

    /// <summary>The checks of one sequence for each target; none for a sequence that is not drawn.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="mutants">Computes plainly.</param>
    /// <param name="effects">The outputs that are proved.</param>
    /// <param name="row">The sequence.</param>
    /// <param name="token">Checked before each batch.</param>
    public static IReadOnlyList<MethodCheck>[] Run(AttributionInput input, ChosenMutants mutants, PairEffects effects, int row, CancellationToken token)
    {
        var checks = Enumerable.Range(0, input.Targets.Count).Select(_ => (IReadOnlyList<MethodCheck>)[]).ToArray();
        if (input.Model.Graph is null || (input.FirstRow + row) % RowStep != 0)
            return checks;
        var random = input.Random(row);
        var drawn = Enumerable.Range(0, Mutants).Select(_ => random.Next(effects.Mutants.Count)).ToArray();
        var plain = mutants.Plain(row, [.. drawn.Select(number => effects.Mutants[number])], token);
        for (var target = 0; target < checks.Length; target++)
        {
            var largest = effects.Effects(target).Select(single => Math.Abs(single.Effect)).Append(0).Max();
            var scale = Math.Max(largest, SmallestScale * Math.Abs(effects.Unmutated(target)));
            var difference = drawn.Select((number, i) => (double)Math.Abs(plain[i * checks.Length + target] - effects.Output(number, target))).Max();
            checks[target] =
            [
                new MethodCheck(
                    "plain",
                    "Largest difference from whole forward passes, relative to the largest effect of one mutation (or to 0.1 % of the output, where that is more)",
                    difference == 0 ? 0 : difference / scale, drawn.Length, "", Limit),
            ];
        }
        return checks;
    }
}
