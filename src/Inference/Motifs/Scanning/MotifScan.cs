using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Motifs.Scanning;

/// <summary>The scan for one motif: batches in order, then the result.</summary>
internal sealed class MotifScan
{
    private readonly Motif _motif;
    private readonly FimoOptions _options;
    private readonly ScoreMatrix _matrix;
    private readonly SiteFilter _filter;
    private readonly SiteSample _sample;
    private readonly List<Site> _sites = [];
    private readonly int _firstLimit;
    private int _limit;
    private long _seen;

    public MotifScan(Motif motif, FimoOptions options, Background background, int index)
    {
        (_motif, _options) = (motif, options);
        _matrix = new ScoreMatrix(motif, options.Pseudocount, background, options.BothStrands);
        _filter = new SiteFilter(_matrix, options.BothStrands);
        _sample = new SiteSample(index);
        // A q-value may lie below the p-value, so a limit of q-values says nothing before all sites are seen.
        var pLimit = options.ThresholdOf == FimoThreshold.PValue ? options.Threshold : 1;
        var pValues = _matrix.PValues();
        _firstLimit = Array.FindIndex(pValues, pValue => pValue <= pLimit);
        _limit = _firstLimit < 0 ? pValues.Length : _firstLimit;
        _filter.Require(_limit);
    }

    private int Strands => _options.BothStrands ? 2 : 1;

    public void Scan(BaseBatch batch)
    {
        foreach (ref readonly var run in batch.Runs)
        {
            var starts = Math.Min(run.Starts, run.Length - _matrix.Width + 1);
            if (starts <= 0)
                continue;
            Scan(batch, run, starts);
            while (_sample.Next < _seen + ((long)starts * Strands))
            {
                var site = (int)((_sample.Next - _seen) / Strands);
                var columns = (_sample.Next - _seen) % Strands == 0 ? _matrix.Forward : _matrix.Reverse;
                _sample.Take(Score(columns, batch.Bases.Slice(run.First + site, _matrix.Width)));
            }
            _seen += (long)starts * Strands;
        }
    }

    public FimoResult Complete()
    {
        var pValues = _matrix.PValues();
        var nullShare = FalseDiscoveryRate.NullShare([.. _sample.Scores.Select(score => pValues[score])]);
        _sites.Sort((left, right) => left.CompareTo(right));
        var qValues = FalseDiscoveryRate.QValues([.. _sites.Select(site => pValues[site.Score])], nullShare, _seen);
        var hits = new List<MotifHit>();
        for (var index = 0; index < _sites.Count; index++)
            if (_options.ThresholdOf == FimoThreshold.PValue || qValues[index] <= _options.Threshold)
                hits.Add(Hit(_sites[index], pValues[_sites[index].Score], qValues[index]));
        return new FimoResult(_motif, hits, _seen, nullShare, _limit > _firstLimit && _firstLimit >= 0 ? pValues[_limit] : null);
    }

    private MotifHit Hit(Site site, double pValue, double qValue) => new(
        _motif, site.Row, site.Name, site.Start, site.Start + _matrix.Width, site.IsReverse, _matrix.Bits(site.Score), pValue, qValue, site.Matched);

    /// <summary>The quick look at every site of a stretch: one look-up each, no bounds checked.</summary>
    private void Scan(BaseBatch batch, in KnownRun run, int starts)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_filter.Bits);
        ref var words = ref Unsafe.AsRef(in batch.Words.Slice(run.First + _filter.Offset, starts)[0]);
        for (var site = 0; site < starts; site++)
        {
            uint word = Unsafe.Add(ref words, site);
            if (((Unsafe.Add(ref bits, (nint)(word >> 3)) >> (int)(word & 7)) & 1) != 0)
                Look(batch, run, site);
        }
    }

    private void Look(BaseBatch batch, in KnownRun run, int site)
    {
        var bases = batch.Bases.Slice(run.First + site, _matrix.Width);
        if (Score(_matrix.Forward, bases) is var forward && forward >= _limit)
            Keep(run, site, forward, false, bases);
        if (_options.BothStrands && Score(_matrix.Reverse, bases) is var reverse && reverse >= _limit)
            Keep(run, site, reverse, true, bases);
    }

    private static int Score(int[] columns, ReadOnlySpan<byte> bases)
    {
        var score = 0;
        for (var position = 0; position < bases.Length; position++)
            score += columns[(position * MotifMatrix.Letters) + bases[position]];
        return score;
    }

    private void Keep(in KnownRun run, int site, int score, bool isReverse, ReadOnlySpan<byte> bases)
    {
        _sites.Add(new Site(score, run.Row, run.Name, run.Position + site, isReverse, Letters(bases, isReverse)));
        if (_sites.Count > _options.MaximumSites)
            DropWorse();
    }

    /// <summary>Drops the sites below the score that at most half of the allowed number reach; ties of the best score all stay.</summary>
    private void DropWorse()
    {
        var scores = _sites.Select(site => site.Score).OrderDescending().ToArray();
        var half = _options.MaximumSites / 2;
        _limit = Math.Min(scores[0], scores[half] + 1);
        _sites.RemoveAll(site => site.Score < _limit);
        _filter.Require(_limit);
    }

    private string Letters(ReadOnlySpan<byte> bases, bool isReverse)
    {
        var letters = new char[bases.Length];
        for (var i = 0; i < letters.Length; i++)
            letters[i] = _motif.Alphabet.Letters[isReverse ? 3 - bases[^(i + 1)] : bases[i]];
        return new string(letters);
    }

    private readonly record struct Site(int Score, long Row, string Name, int Start, bool IsReverse, string Matched) : IComparable<Site>
    {
        /// <summary>Best score first, then by row, position and strand.</summary>
        public int CompareTo(Site other) => Score != other.Score ? other.Score.CompareTo(Score)
            : Row != other.Row ? Row.CompareTo(other.Row)
            : Start != other.Start ? Start.CompareTo(other.Start)
            : IsReverse.CompareTo(other.IsReverse);
    }
}
