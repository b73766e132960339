namespace CisLens.Inference.Motifs.Instances;

/// <summary>A motif whose instances are looked for, and what the bases of an instance are expected to contribute.</summary>
/// <param name="Motif">Its probabilities, by which sequences are scored.</param>
/// <param name="Shape">
/// [width x 4], what contributions are compared with: the mean contributions of a discovered pattern; of a known motif, of which
/// nobody knows what it contributes, the heights of the letters of its logo (probability x information).
/// </param>
/// <param name="IsDiscovered">Whether it is a pattern of the run.</param>
public sealed record InstanceMotif(Motif Motif, Cwm Shape, bool IsDiscovered)
{
    /// <summary>A discovered pattern: its core, with as many sites as it has seqlets.</summary>
    public static InstanceMotif Of(Pattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var (start, width) = pattern.Core;
        var motif = new Motif(pattern.Name, pattern.Pfm.Slice(start, width).ToPpm(Background.Uniform)) { Sites = pattern.Seqlets.Count };
        return new InstanceMotif(motif, pattern.Cwm.Slice(start, width), IsDiscovered: true);
    }

    /// <summary>A known motif.</summary>
    public static InstanceMotif Of(Motif known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var heights = new double[known.Ppm.Values.Length];
        for (var index = 0; index < heights.Length; index++)
            heights[index] = known.Ppm.Values[index] * known.Ppm.Information(index / MotifMatrix.Letters, Background.Uniform);
        return new InstanceMotif(known, new Cwm(heights), IsDiscovered: false);
    }

    /// <summary>
    /// How alike contributions and shape are: the cosine of the angle between the contributions of the bases that are there (those of
    /// other letters 0) and the shape, as Fi-NeMo's <c>hit_similarity</c>.
    /// </summary>
    /// <param name="bases">The instance's bases on the strand of the row, all known.</param>
    /// <param name="scores">Their contributions.</param>
    /// <param name="isReverseComplement">Whether the motif stands on the other strand.</param>
    /// <returns>-1 to 1; 0 where nothing contributes.</returns>
    internal double Similarity(ReadOnlySpan<sbyte> bases, ReadOnlySpan<float> scores, bool isReverseComplement)
    {
        double product = 0, size = 0, shape = 0;
        for (var position = 0; position < scores.Length; position++)
        {
            var place = isReverseComplement ? scores.Length - 1 - position : position;
            var letter = isReverseComplement ? 3 - bases[position] : bases[position];
            product += scores[position] * Shape[place, letter];
            size += (double)scores[position] * scores[position];
        }
        foreach (var value in Shape.Values)
            shape += value * value;
        return size > 0 && shape > 0 ? product / Math.Sqrt(size * shape) : 0;
    }
}
