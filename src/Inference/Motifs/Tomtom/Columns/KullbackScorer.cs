using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>-1/2 sum [q log10(q / t) + t log10(t / q)], which is -1/2 sum (q - t)(log10 q - log10 t).</summary>
internal sealed class KullbackScorer(TargetColumns targets) : ColumnScorer
{
    private readonly double[][] _logarithms = targets.Map((share, _) => Math.Log10(share));

    public override void Score(ReadOnlySpan<double> column, int sites, Span<double> scores)
    {
        Span<double> logarithms = stackalloc double[MotifMatrix.Letters];
        for (var letter = 0; letter < logarithms.Length; letter++)
            logarithms[letter] = Math.Log10(column[letter]);
        for (var index = 0; index < targets.Stride; index += Vector<double>.Count)
        {
            var sum = Vector<double>.Zero;
            for (var letter = 0; letter < logarithms.Length; letter++)
                sum += (new Vector<double>(column[letter]) - new Vector<double>(targets.Letters[letter], index))
                    * (new Vector<double>(logarithms[letter]) - new Vector<double>(_logarithms[letter], index));
            (sum * -0.5).CopyTo(scores[index..]);
        }
    }
}
