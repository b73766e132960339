using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Web.Tracks;

/// <summary>Gathers what every method says of one base.</summary>
public sealed class BaseReports(RunTracks tracks)
{
    private const string Positive = "positive: ";

    /// <summary>Null when there is no such row, position or target.</summary>
    public async Task<BaseReport?> FindAsync(string project, string run, long row, int position, int target, CancellationToken cancellationToken)
    {
        if (await tracks.HeadAsync(project, run, cancellationToken) is not { Prepared: not null } head || target < 0 || target >= head.Spec.Targets.Count
            || tracks.Row(run, row) is not { } one || position < 0 || position >= one.Bases.Length)
            return null;
        var scores = new List<BaseScore>();
        foreach (var line in head.Tracks.Where(line => line.Key.Target == target))
        {
            if (await tracks.TrackAsync(project, run, row, line.Key, "observed", cancellationToken) is { } observed)
                scores.Add(Score(line, one.Bases, position, observed.Values, (await tracks.TrackAsync(project, run, row, line.Key, "matrix", cancellationToken))?.Values));
        }

        return new BaseReport(row, position, one.CoordinateOf(position), one.Bases[position].ToString(), head.Spec.Targets[target].Name, scores);
    }

    /// <summary>What the sign of a score means; <paramref name="sign"/> says what a positive one does.</summary>
    public static string Meaning(float score, string sign)
    {
        if (score == 0)
            return "no effect seen";
        if (!sign.StartsWith(Positive, StringComparison.Ordinal))
            return sign;
        var meaning = sign[Positive.Length..];
        return score > 0
            ? meaning
            : meaning.Replace("raises", "lowers", StringComparison.Ordinal).Replace("raise the", "lower the", StringComparison.Ordinal);
    }

    private static BaseScore Score(TrackLine line, string bases, int position, float[] observed, float[]? matrix)
    {
        var known = Enumerable.Range(0, bases.Length).Where(index => "ACGTU".Contains(char.ToUpperInvariant(bases[index]), StringComparison.Ordinal)).ToList();
        var size = Math.Abs(observed[position]);
        var length = observed.Length;
        return new BaseScore(
            line.Key, line.Method.Name, observed[position], 1 + known.Count(index => Math.Abs(observed[index]) > size), known.Count, Meaning(observed[position], line.Method.Sign), line.Unit,
            matrix is null ? null : [.. Enumerable.Range(0, 4).Select(channel => matrix[(channel * length) + position])],
            line.Method.Matrix switch { MatrixKind.None => null, MatrixKind.Effect => "effect of each change", _ => "hypothetical" });
    }
}
