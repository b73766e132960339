using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Sequences;
using CisLens.Inference.Sequences.Kmers;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Gates;

/// <summary>The gate on leaks: sequences that the model may have been trained on, and near copies among them.</summary>
internal sealed class LeakGate : IAuditEvidence
{
    private const int Gate = -3;
    private const string Prefix = "chr";
    private const int AtOnce = 512;

    // 5 million words of 12 bytes: 60 MB.
    private const long MostWords = 5_000_000;

    public IReadOnlyList<int> Rules { get; } = [Gate];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        var chromosomes = Chromosomes(reading, token);
        var training = Enumerable.Range(0, reading.Spec.Targets.Count).Select(target => Trained(reading, target, chromosomes)).ToList();
        var isKnown = training.TrueForAll(finding => finding.Verdict != AuditVerdict.NotRun);
        return [new RuleEvidence(Gate, [.. training, Copies(reading, isKnown, token)])];
    }

    private static RuleFinding Trained(AuditReading reading, int target, string?[] chromosomes)
    {
        var output = reading.Card.Outputs[reading.Spec.Targets[target].Output];
        var subject = $"Training of {output.Name}";
        if (output.HeldOutChromosomes is not { Count: > 0 } heldOut)
            return new RuleFinding
            {
                Subject = subject,
                Verdict = AuditVerdict.NotRun,
                Text = $"The model's card does not say which chromosomes were held out for {output.Name}; write them into it ('heldOutChromosomes' of the output).",
            };
        var names = heldOut.Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var placed = reading.Classes.Judged(target).Where(row => chromosomes[row] is not null).ToList();
        if (placed.Count == 0)
            return new RuleFinding
            {
                Subject = subject,
                Verdict = AuditVerdict.NotRun,
                Text = $"The sequences have no places in a genome, so it is not known whether they lie on the chromosomes that were held out ({string.Join(", ", heldOut)}).",
            };
        var rows = placed.Where(row => !names.Contains(Name(chromosomes[row]!))).ToList();
        return new RuleFinding
        {
            Subject = subject,
            Numbers = [Bootstrap.Share(rows.Count, placed.Count, reading.Spec.Seed)],
            Verdict = rows.Count > 0 ? AuditVerdict.Warn : null,
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{rows.Count:N0} of {placed.Count:N0} sequences with a place lie outside of the chromosomes that were held out ({string.Join(", ", heldOut)}); {reading.Classes.Judged(target).Count - placed.Count:N0} have no place."),
            Rows = [.. rows.Take(RuleFinding.MostRows).Select(row => (long)row)],
        };
    }

    private static RuleFinding Copies(AuditReading reading, bool isTrainingKnown, CancellationToken token)
    {
        var (rows, sequences) = Drawn(reading, token);
        var copies = NearCopies.Find(sequences, token);
        var copied = rows.Where((_, place) => copies[place]).ToList();
        return new RuleFinding
        {
            Subject = "Near copies",
            Numbers = [Bootstrap.Share(copied.Count, rows.Count, reading.Spec.Seed)],
            // Few copies do not make up for not knowing what the model was trained on.
            Verdict = isTrainingKnown ? null : AuditVerdict.Warn,
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{copied.Count:N0} of {rows.Count:N0} sequences{(rows.Count < reading.Classes.Count ? " drawn at random" : "")} share half or more of their words of {NearCopies.WordLength} bases with an earlier one, on either strand."),
            Rows = [.. copied.Take(RuleFinding.MostRows)],
        };
    }

    /// <summary>All rows or, where their words would take too much memory, as many at random as fit; rising.</summary>
    private static (List<long> Rows, List<byte[]> Sequences) Drawn(AuditReading reading, CancellationToken token)
    {
        long[] order = [.. Enumerable.Range(0, reading.Classes.Count).Select(row => (long)row)];
        new SeededRandom(reading.Spec.Seed).Shuffle<long>(order);
        var most = (int)Math.Clamp(MostWords / reading.Prepared.Length, 1, order.Length);
        List<long> rows = [.. order[..most].Order()];
        var sequences = new List<byte[]>(rows.Count);
        using var reader = new RunRowReader(reading.Folder);
        foreach (var row in rows.Select(row => reader[row]))
        {
            token.ThrowIfCancellationRequested();
            sequences.Add(Bases.Encode(row.Window(reading.Context.Sequences[row.Sequence].Bases, reading.Prepared.Length)));
        }
        return (rows, sequences);
    }

    private static string?[] Chromosomes(AuditReading reading, CancellationToken token)
    {
        var chromosomes = new string?[reading.Classes.Count];
        using var reader = new RunRowReader(reading.Folder);
        for (var first = 0L; first < reader.Count; first += AtOnce)
        {
            token.ThrowIfCancellationRequested();
            foreach (var row in reader.Read(first, (int)Math.Min(AtOnce, reader.Count - first)))
                chromosomes[row.Row] = reading.Context.Sequences.ReadRows(row.Sequence, 1)[0].Region?.Chrom;
        }
        return chromosomes;
    }

    private static string Name(string chromosome) => chromosome.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? chromosome[Prefix.Length..] : chromosome;
}
