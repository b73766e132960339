using CisLens.Shared.Arrays;

namespace CisLens.Inference.Motifs.Discovery.Files;

/// <summary>
/// Patterns as NumPy's .npz, with the names that TF-MoDISco's HDF5 has as paths: <c>pos_patterns.pattern_0/sequence</c> (length, 4)
/// the shares of the letters, <c>contrib_scores</c> and <c>hypothetical_contribs</c> (length, 4) the mean contributions, and
/// <c>seqlets/example_idx</c>, <c>start</c>, <c>end</c>, <c>is_revcomp</c>, one number a seqlet. Starts and ends count in the whole
/// row, from 0, the end left out; in TF-MoDISco's own files they count inside the cropped window.
/// </summary>
public static class PatternArchive
{
    /// <summary>Writes patterns and their subpatterns.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="patterns">The patterns, names distinct.</param>
    public static void Write(Stream stream, IReadOnlyList<Pattern> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        using var writer = new NpzWriter(stream, leaveOpen: true);
        foreach (var pattern in patterns)
        {
            Write(writer, pattern, pattern.Name);
            foreach (var (part, index) in pattern.Subpatterns.Select((part, index) => (part, index)))
                Write(writer, part, $"{pattern.Name}/subpattern_{index}");
        }
    }

    private static void Write(NpzWriter writer, Pattern pattern, string path)
    {
        Matrix(writer, $"{path}/sequence", pattern.Pfm.ToPpm(Background.Uniform));
        Matrix(writer, $"{path}/contrib_scores", pattern.Cwm);
        Matrix(writer, $"{path}/hypothetical_contribs", pattern.Hypothetical);
        Column(writer, $"{path}/seqlets/example_idx", pattern, seqlet => seqlet.Row);
        Column(writer, $"{path}/seqlets/start", pattern, seqlet => seqlet.Start);
        Column(writer, $"{path}/seqlets/end", pattern, seqlet => seqlet.End);
        Column(writer, $"{path}/seqlets/is_revcomp", pattern, seqlet => seqlet.IsReverseComplement);
    }

    private static void Matrix(NpzWriter writer, string key, MotifMatrix matrix) => writer.Add(key, matrix.Values, matrix.Width, MotifMatrix.Letters);

    private static void Column<T>(NpzWriter writer, string key, Pattern pattern, Func<Seqlet, T> value)
        where T : unmanaged => writer.Add<T>(key, pattern.Seqlets.Select(value).ToArray(), pattern.Seqlets.Count);
}
