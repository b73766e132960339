using System.Text;

namespace CisLens.Shared.Sequences;

/// <summary>Counts over the kept sequences; holds four bytes a sequence for the exact median of the lengths.</summary>
internal sealed class SetStatistics
{
    private const int MostBins = 30;
    private const int GcBins = 20;
    private const int MostLabels = 1000;
    private const int MostLabelsShown = 100;

    private readonly List<int> _lengths = [];
    private readonly LetterCounts _letters = new();
    private readonly long[] _gc = new long[GcBins];
    private readonly Dictionary<string, long> _labels = new(StringComparer.Ordinal);
    private readonly List<string> _labelOrder = [];
    private double _gcSum;
    private long _gcSequences;

    public long Count => _lengths.Count;

    public LetterCounts Letters => _letters;

    public void Add(int length, LetterCounts letters, ReadOnlySpan<byte> label)
    {
        _lengths.Add(length);
        _letters.Add(letters);
        if (letters.Known > 0)
        {
            var gc = letters.Gc / (double)letters.Known;
            _gcSum += gc;
            _gcSequences++;
            _gc[Math.Min(GcBins - 1, (int)(gc * GcBins))]++;
        }
        if (!label.IsEmpty)
            AddLabel(label);
    }

    public double MeanGc => _gcSequences == 0 ? 0 : _gcSum / _gcSequences;

    public int DistinctLabels => _labels.Count;

    public IReadOnlyList<HistogramBin> GcHistogram() =>
        [.. _gc.Select((count, bin) => new HistogramBin(bin / (double)GcBins, (bin + 1) / (double)GcBins, count))];

    public IReadOnlyDictionary<string, long> LetterTable() =>
        LetterCounts.Letters.Where(letter => _letters[letter] > 0).ToDictionary(letter => letter.ToString(), letter => _letters[letter]);

    public IReadOnlyDictionary<string, long> LabelTable() =>
        new OrderedDictionary<string, long>(_labelOrder.Take(MostLabelsShown).Select(label => KeyValuePair.Create(label, _labels[label])));

    public LengthSummary Lengths()
    {
        if (_lengths.Count == 0)
            return new LengthSummary(0, 0, 0, []);
        _lengths.Sort();
        var (minimum, maximum) = (_lengths[0], _lengths[^1]);
        var median = (_lengths[(_lengths.Count - 1) / 2] + (double)_lengths[_lengths.Count / 2]) / 2;
        // Whole bases a bar, so that no bar is empty for the reason that no whole number falls into it.
        var width = Math.Max(1, (maximum - minimum + MostBins) / MostBins);
        var counts = new long[((maximum - minimum) / width) + 1];
        foreach (var length in _lengths)
            counts[(length - minimum) / width]++;
        return new LengthSummary(minimum, median, maximum, [.. counts.Select((count, bin) => new HistogramBin(minimum + ((long)bin * width), minimum + ((bin + 1L) * width), count))]);
    }

    private void AddLabel(ReadOnlySpan<byte> label)
    {
        var text = Encoding.UTF8.GetString(label);
        if (_labels.TryGetValue(text, out var count))
            _labels[text] = count + 1;
        else if (_labels.Count < MostLabels)
        {
            _labels.Add(text, 1);
            _labelOrder.Add(text);
        }
    }
}
