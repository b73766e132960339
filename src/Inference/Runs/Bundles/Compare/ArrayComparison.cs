using CisLens.Inference.Runs.Bundles.Import;

namespace CisLens.Inference.Runs.Bundles.Compare;

/// <summary>Compares one array of two bundles value by value.</summary>
internal sealed class ArrayComparison
{
    private long _unequal;
    private long _notComparable;
    private Largest _absolute;
    private Largest _relative;

    /// <summary>Compares an array that both bundles have.</summary>
    public static ArrayDifference Run(BundleReader first, BundleReader second, string name, CancellationToken token)
    {
        var same = first.Checksum(name) is { } hash && hash.Equals(second.Checksum(name), StringComparison.OrdinalIgnoreCase);
        using var a = ArrayFile.Open(first, name);
        if (same)
            return new ArrayDifference(name, a.Header.Shape, a.Header.Count, 0) { HasSameBytes = true };
        using var b = ArrayFile.Open(second, name);
        if (Unlike(a, b) is { } explanation)
            return new ArrayDifference(name, a.Header.Shape, 0, 0) { Explanation = explanation };
        var comparison = new ArrayComparison();
        var (left, right) = (ArrayFile.Room(), ArrayFile.Room());
        var done = 0L;
        for (int count; (count = a.Read(left)) > 0; done += count)
        {
            token.ThrowIfCancellationRequested();
            b.Read(right);
            comparison.Add(left.AsSpan(0, count), right.AsSpan(0, count), done);
        }
        return new ArrayDifference(name, a.Header.Shape, done, comparison._unequal)
        {
            NotComparable = comparison._notComparable,
            Absolute = comparison._absolute.In(a.Header.Shape),
            Relative = comparison._relative.In(a.Header.Shape),
        };
    }

    private static string? Unlike(ArrayFile first, ArrayFile second)
    {
        if (!first.Header.Shape.SequenceEqual(second.Header.Shape))
            return $"The shapes differ: [{string.Join(", ", first.Header.Shape)}] and [{string.Join(", ", second.Header.Shape)}].";
        if (first.Header.Descriptor != second.Header.Descriptor || !first.IsKnown || !second.IsKnown)
            return $"Numbers of the kinds {first.Header.Descriptor} and {second.Header.Descriptor} are not compared.";
        return null;
    }

    private void Add(ReadOnlySpan<double> first, ReadOnlySpan<double> second, long at)
    {
        for (var index = 0; index < first.Length; index++)
        {
            var (a, b) = (first[index], second[index]);
            // Equal numbers, both zeros, and NaN in both.
            if (a.Equals(b) || a == b)
                continue;
            _unequal++;
            if (!double.IsFinite(a) || !double.IsFinite(b))
            {
                _notComparable++;
                continue;
            }
            var difference = Math.Abs(a - b);
            _absolute.Offer(difference, a, b, at + index);
            _relative.Offer(difference / Math.Max(Math.Abs(a), Math.Abs(b)), a, b, at + index);
        }
    }

    // The first of the largest.
    private struct Largest
    {
        private double _difference;
        private double _first;
        private double _second;
        private long _at;

        public void Offer(double difference, double first, double second, long at)
        {
            if (difference > _difference)
                (_difference, _first, _second, _at) = (difference, first, second, at);
        }

        public readonly ValueDifference? In(long[] shape)
        {
            if (_difference == 0)
                return null;
            var (place, left) = (new long[shape.Length], _at);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
                (place[axis], left) = (left % shape[axis], left / shape[axis]);
            return new ValueDifference(_difference, _first, _second, place);
        }
    }
}
