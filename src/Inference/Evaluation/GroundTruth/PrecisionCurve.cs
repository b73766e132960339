namespace CisLens.Inference.Evaluation.GroundTruth;

/// <summary>The precision of a map at fixed shares of planted bases found, when bases are called planted from the highest score down.</summary>
public static class PrecisionCurve
{
    /// <summary>How many shares there are: 0.05, 0.1 and so on to 1.</summary>
    public const int Steps = 20;

    /// <summary>The recall of a step.</summary>
    /// <param name="step">From 0.</param>
    public static double Recall(int step) => (step + 1.0) / Steps;

    /// <summary>Computes the curve; equal scores are taken together.</summary>
    /// <param name="map">One score a base.</param>
    /// <param name="planted">Whether each base was planted; at least one was.</param>
    /// <returns>One precision a step: where so many planted bases are found first.</returns>
    public static double[] Of(float[] map, bool[] planted)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(planted);
        var all = planted.Count(inside => inside);
        var order = Enumerable.Range(0, map.Length).OrderByDescending(place => map[place]).ToArray();
        var (curve, step, found) = (new double[Steps], 0, 0);
        for (var taken = 1; taken <= order.Length; taken++)
        {
            if (planted[order[taken - 1]])
                found++;
            if (taken < order.Length && map[order[taken]].Equals(map[order[taken - 1]]))
                continue;
            for (; step < Steps && found >= Recall(step) * all - 1e-9; step++)
                curve[step] = (double)found / taken;
        }
        return curve;
    }
}
