using System.Numerics;

namespace CisLens.Inference.Motifs.Tomtom.Columns;

/// <summary>
/// [n_t sum t ln(q / b) + n_q sum q ln(t / b)] / (n_q sum q + n_t sum t), n the sites (Wang and Stormo, Bioinformatics 2003).
/// </summary>
internal sealed class AllrScorer : ColumnScorer
{
    private readonly TargetColumns _targets;
    private readonly Background _background;
    private readonly double[][] _ratios;
    private readonly double[] _weights;

    public AllrScorer(TargetColumns targets, Background background)
    {
        (_targets, _background) = (targets, background);
        _ratios = targets.Map((share, letter) => Math.Log(share / background[letter]));
        _weights = new double[targets.Stride];
        for (var index = 0; index < _weights.Length; index++)
            _weights[index] = targets.Sites[index] * (targets.Letters[0][index] + targets.Letters[1][index] + targets.Letters[2][index] + targets.Letters[3][index]);
    }

    public override void Score(ReadOnlySpan<double> column, int sites, Span<double> scores)
    {
        Span<double> ratios = stackalloc double[MotifMatrix.Letters];
        for (var letter = 0; letter < ratios.Length; letter++)
            ratios[letter] = Math.Log(column[letter] / _background[letter]);
        var weight = sites * (column[0] + column[1] + column[2] + column[3]);
        for (var index = 0; index < _targets.Stride; index += Vector<double>.Count)
        {
            var (byTarget, byQuery) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var letter = 0; letter < ratios.Length; letter++)
            {
                byTarget += ratios[letter] * new Vector<double>(_targets.Letters[letter], index);
                byQuery += column[letter] * new Vector<double>(_ratios[letter], index);
            }
            var sum = (new Vector<double>(_targets.Sites, index) * byTarget) + (sites * byQuery);
            (sum / (new Vector<double>(_weights, index) + new Vector<double>(weight))).CopyTo(scores[index..]);
        }
    }
}
