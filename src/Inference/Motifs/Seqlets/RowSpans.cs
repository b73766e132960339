namespace CisLens.Inference.Motifs.Seqlets;

/// <summary>The p-values of all stretches of one row, and the seqlets taken from them. Used for one row after another.</summary>
internal sealed class RowSpans
{
    private readonly RecursiveSeqletOptions _options;
    private readonly SumTails _tails;
    private readonly int _length;
    private readonly double[] _sums;
    private readonly int[] _unknown;
    private readonly double[][] _pValues;
    private readonly bool[] _taken;

    public RowSpans(int length, RecursiveSeqletOptions options, SumTails tails)
    {
        (_length, _options, _tails) = (length, options, tails);
        _sums = new double[length + 1];
        _unknown = new int[length + 1];
        _taken = new bool[length];
        _pValues = [.. Enumerable.Range(0, options.MaxSeqletLen - options.MinSeqletLen + 1).Select(_ => new double[length])];
    }

    public List<Seqlet> Find(BaseScores track, int row)
    {
        Fill(track.Bases(row), track.Scores(row));
        var seqlets = new List<Seqlet>();
        for (var length = _options.MaxSeqletLen; length >= _options.MinSeqletLen; length--)
            Take(length, track, row, seqlets);
        return seqlets;
    }

    private void Fill(ReadOnlySpan<sbyte> bases, ReadOnlySpan<float> scores)
    {
        for (var position = 0; position < _length; position++)
        {
            var known = bases[position] >= 0;
            _unknown[position + 1] = _unknown[position] + (known ? 0 : 1);
            _sums[position + 1] = _sums[position] + (!known ? 0 : _options.Absolute ? Math.Abs((double)scores[position]) : scores[position]);
        }
        for (var length = _options.MinSeqletLen; length <= _options.MaxSeqletLen; length++)
            FillLength(length);
        Array.Clear(_taken);
    }

    private void FillLength(int length)
    {
        var pValues = Of(length);
        Array.Fill(pValues, 1);
        // The last start of the shortest length counts as not fitting, as in tangermeme.
        var starts = Math.Min(_length - length + 1, _length - _options.MinSeqletLen);
        for (var start = 0; start < starts; start++)
        {
            if (_unknown[start + length] > _unknown[start])
                continue;
            var pValue = _tails.At(length, _sums[start + length] - _sums[start]);
            pValues[start] = length == _options.MinSeqletLen ? pValue : Math.Max(pValue, Of(length - 1)[start]);
        }
    }

    private void Take(int length, BaseScores track, int row, List<Seqlet> seqlets)
    {
        var pValues = Of(length);
        var candidates = Enumerable.Range(0, _length).Where(start => pValues[start] < _options.Threshold).OrderBy(start => pValues[start]).ToList();
        foreach (var start in candidates)
        {
            if (_taken.AsSpan(start, length).Contains(true) || !EndsAreUnlikely(start, length))
                continue;
            seqlets.Add(Seqlet(track, row, start, start + length, pValues[start]));
            _taken.AsSpan(start, length).Fill(true);
        }
    }

    private bool EndsAreUnlikely(int start, int length)
    {
        for (var shorter = length - 1; shorter >= _options.MinSeqletLen; shorter--)
            if (Of(shorter)[start + length - shorter] >= _options.Threshold)
                return false;
        return true;
    }

    private Seqlet Seqlet(BaseScores track, int row, int start, int end, double pValue)
    {
        start = Math.Max(start - _options.AdditionalFlanks, 0);
        end = Math.Min(end + _options.AdditionalFlanks, _length - 1);
        var bases = track.Bases(row);
        var scores = track.Scores(row);
        var contribution = 0.0;
        for (var position = start; position < end; position++)
            contribution += bases[position] >= 0 ? scores[position] : 0;
        return new Seqlet(row, start, end, contribution) { PValue = pValue };
    }

    private double[] Of(int length) => _pValues[length - _options.MinSeqletLen];
}
