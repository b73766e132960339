using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Gates;

/// <summary>The gate on the input: which sequences were dropped, padded, cut, or hold unknown bases.</summary>
internal sealed class InputGate : IAuditEvidence
{
    private const int Gate = -4;
    private const int AtOnce = 512;

    public IReadOnlyList<int> Rules { get; } = [Gate];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var (faulty, padded, cut, unknown) = (new List<long>(), 0L, 0L, 0L);
        using var rows = new RunRowReader(reading.Folder);
        for (var first = 0L; first < rows.Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            foreach (var row in rows.Read(first, (int)Math.Min(AtOnce, rows.Count - first)))
            {
                var (isPadded, isCut) = (row.PadLeft + row.PadRight > 0, row.Length > reading.Prepared.Length - row.PadLeft - row.PadRight);
                var used = reading.Context.Sequences[row.Sequence].Bases.AsSpan(row.WindowStart, reading.Prepared.Length - row.PadLeft - row.PadRight);
                var isUnknown = HasUnknown(used);
                (padded, cut, unknown) = (padded + (isPadded ? 1 : 0), cut + (isCut ? 1 : 0), unknown + (isUnknown ? 1 : 0));
                if (isPadded || isCut || isUnknown)
                    faulty.Add(row.Row);
            }
        }
        var all = rows.Count + reading.Prepared.Dropped;
        var share = Bootstrap.Share(faulty.Count + (int)reading.Prepared.Dropped, (int)all, reading.Spec.Seed);
        return [new RuleEvidence(Gate, [new RuleFinding
        {
            Numbers = [share],
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{faulty.Count + reading.Prepared.Dropped:N0} of {all:N0} sequences: {reading.Prepared.Dropped:N0} dropped, {padded:N0} padded, {cut:N0} cut to the model's {reading.Prepared.Length:N0} bases, {unknown:N0} with unknown bases."),
            Rows = [.. faulty.Take(RuleFinding.MostRows)],
        }])];
    }

    private static bool HasUnknown(ReadOnlySpan<char> bases)
    {
        foreach (var letter in bases)
            if (!Bases.TryEncode(letter, out var code) || code >= Bases.Unknown)
                return true;
        return false;
    }
}
