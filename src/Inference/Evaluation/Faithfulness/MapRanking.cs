using CisLens.Inference.Evaluation.Statistics;
using CisLens.Inference.Motifs;

namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>Compares maps pair by pair on the areas that the same sequences give.</summary>
internal static class MapRanking
{
    public static IReadOnlyList<MapComparison> Of(ClassOutputs outputs)
    {
        var areas = Enumerable.Range(0, outputs.Shape.Maps).Select(outputs.Areas).ToList();
        var pairs =
            from first in Enumerable.Range(0, areas.Count)
            from second in Enumerable.Range(0, areas.Count)
            where first != second && outputs.Shape.MapTargets[first] == outputs.Shape.MapTargets[second] && IsBefore(areas, first, second)
            select Compare(areas, first, second, outputs.Seed);
        List<MapComparison> sorted = [.. pairs.OrderBy(pair => pair.P)];
        var rates = FalseDiscoveryRate.QValues([.. sorted.Select(pair => pair.P)], 1);
        return [.. sorted.Select((pair, place) => pair with { Q = rates[place] }).OrderBy(pair => pair.Difference.Value)];
    }

    private static bool IsBefore(List<double[]> areas, int first, int second)
    {
        var (left, right) = (areas[first].Average(), areas[second].Average());
        return left > right || (left == right && first < second);
    }

    private static MapComparison Compare(List<double[]> areas, int first, int second, long seed)
    {
        double[] differences = [.. areas[first].Zip(areas[second], (left, right) => left - right)];
        return new MapComparison(first, second, Bootstrap.Mean(differences, seed), SignedRankTest.PValue(differences), 1);
    }
}
