using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Attribution;

/// <summary>Explains several parts of the sequences at the same time, see <see cref="RowParts"/>.</summary>
internal static class AttributionParts
{
    /// <summary>Explains all sequences.</summary>
    /// <param name="input">What is explained.</param>
    /// <param name="attribute">Explains a part of it.</param>
    /// <param name="token">Checked before each batch.</param>
    public static IReadOnlyList<AttributionMaps> Run(AttributionInput input, Func<AttributionInput, CancellationToken, IReadOnlyList<AttributionMaps>> attribute, CancellationToken token)
    {
        var progress = input.Progress is null ? null : new JointProgress(input.Progress);
        var parts = RowParts.Run(input.Model, input.Rows, input.Length, (first, count, end) =>
        {
            if (count == input.Rows)
                return attribute(input, end);
            using var oneHot = input.OneHot.narrow(0, first, count);
            return attribute(
                input with
                {
                    OneHot = oneHot,
                    FirstRow = input.FirstRow + first,
                    RowNumbers = input.RowNumbers?.Skip(first).Take(count).ToList(),
                    Progress = progress?.Part(),
                },
                end);
        }, token);
        return parts.Count == 1 ? parts[0] : [.. input.Targets.Select((_, target) => Join([.. parts.Select(part => part[target])]))];
    }

    private static AttributionMaps Join(IReadOnlyList<AttributionMaps> parts) => parts[0] with
    {
        Rows = parts.Sum(part => part.Rows),
        Observed = Join(parts, part => part.Observed),
        Matrix = parts[0].Matrix is null ? null : Join(parts, part => part.Matrix!),
        Arrays = [.. parts[0].Arrays.Select((array, place) => array with { Values = Join(parts, part => part.Arrays[place].Values) })],
        Checks = MethodCheck.Merge(parts.Select(part => part.Checks)),
    };

    // Tens of millions of numbers are copied, not counted out one by one.
    private static float[] Join(IReadOnlyList<AttributionMaps> parts, Func<AttributionMaps, float[]> values)
    {
        var joined = new float[parts.Sum(part => values(part).LongLength)];
        var start = 0L;
        foreach (var part in parts.Select(values))
        {
            Array.Copy(part, 0, joined, start, part.LongLength);
            start += part.LongLength;
        }
        return joined;
    }

    /// <summary>Adds up what parts have done.</summary>
    private sealed class JointProgress(IProgress<int> all)
    {
        private readonly Lock _gate = new();
        private int _done;

        public IProgress<int> Part() => new PartProgress(this);

        private void Add(int rows)
        {
            lock (_gate)
                all.Report(_done += rows);
        }

        private sealed class PartProgress(JointProgress joint) : IProgress<int>
        {
            private int _told;

            public void Report(int value)
            {
                joint.Add(value - _told);
                _told = value;
            }
        }
    }
}
