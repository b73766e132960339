using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Inference.Runs.Motifs;
using CisLens.Inference.Sequences;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Audits.Motifs;

/// <summary>
/// Rule 19: whether seqlets resemble known motifs more often than seqlets whose letters are in another order. A seqlet is compared as its
/// bases: the part that is its pattern's core, or the whole of one without a pattern.
/// </summary>
internal sealed class SeqletEvidence : IAuditEvidence
{
    private const int Rule = 19;
    private const double LargestQValue = 0.05;

    // Tomtom of a thousand queries takes a few seconds.
    private const int MostSeqlets = 200;
    private const int Shuffles = 4;
    private const int ShortestSeqlet = 5;
    private const double NullQuantile = 0.95;

    public IReadOnlyList<int> Rules => [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Spec.Methods.Count == 0)
            return [RuleEvidence.NotRun(Rule, "The run has no maps that could be turned into patterns.")];
        if (reading.Motifs is not { Motifs.Discoveries.Count: > 0 } motifs)
            return [NotDone("The scores were not turned into patterns.")];
        if (motifs.Motifs.Databases.Count == 0)
            return [NotDone("Patterns were discovered, but compared with no known motifs.")];
        var known = TomtomDatabase.Prepare([.. motifs.Motifs.Databases.Select(reading.Context.OpenDatabase)], new TomtomOptions
        {
            MinimumOverlap = ShortestSeqlet, ThresholdOf = TomtomThreshold.QValue, Threshold = LargestQValue, BothStrands = reading.Context.Sequences.Alphabet != Alphabet.Rna,
        });
        var parts = motifs.Motifs.Discoveries.Select((discovery, index) => OfDiscovery(reading, discovery, motifs.Discovery(index)!, known, token)).ToList();
        IntervalLine[] lines = [.. parts.Select(part => part.Line).OfType<IntervalLine>()];
        return
        [
            new RuleEvidence(Rule, [.. parts.Select(part => part.Finding)])
            {
                Figures = lines.Length == 0 ? [] :
                [
                    new IntervalFigure("Seqlets that match a known motif", "share of seqlets with a match at q of at most 0.05", lines)
                    {
                        Caption = "Beside each share that of the same seqlets with their letters in another order, with the range of 95 % of its draws.",
                    },
                ],
            },
        ];
    }

    private static RuleEvidence NotDone(string text) => new(Rule, [new RuleFinding { Verdict = AuditVerdict.Fail, Text = text }]);

    private static (RuleFinding Finding, IntervalLine? Line) OfDiscovery(AuditReading reading, DiscoverySpec spec, DiscoveryResult result, TomtomDatabase known, CancellationToken token)
    {
        var track = new TrackKey(spec.Method, spec.Target);
        var name = $"{reading.Name(track)}, {spec.Procedure}";
        var finding = new RuleFinding { Subject = name, Track = track, Text = "" };
        var (sample, all) = Sample(reading, result, token);
        if (sample.Count == 0)
            return (finding with { Verdict = AuditVerdict.NotRun, Text = "No seqlet of at least 5 known bases was found." }, null);
        var queries = sample.SelectMany(seqlet => Controls(seqlet, reading.Spec.Seed).Prepend(seqlet.Codes)).Select(Query).ToList();
        bool[] matched = [.. TomtomSearch.MatchAll(queries, known, null, token).Select(match => match.Matches.Count > 0)];
        var share = Bootstrap.Mean([.. sample.Select((_, place) => matched[place * (1 + Shuffles)] ? 1.0 : 0)], reading.Spec.Seed);
        var chance = Chance(matched, sample.Count, reading.Spec.Seed);
        var patterns = result.Patterns.Count(pattern => pattern.Matches.Any(match => match.QValue <= LargestQValue));
        return (finding with
        {
            Verdict = share.Low > chance.High95 ? AuditVerdict.Pass : AuditVerdict.Warn,
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{100 * share.Value:0.#} % ({100 * share.Low:0.#} to {100 * share.High:0.#} %) of {sample.Count:N0} seqlets, drawn from {all:N0}, match a known motif at q of at most 0.05, {100 * (1 - share.Value):0.#} % match none; of the same seqlets shuffled {100 * chance.Band.Value:0.#} %, 95 % of draws below {100 * chance.High95:0.#} %. {patterns:N0} of {result.Patterns.Count:N0} patterns match one."),
            Rows = [.. sample.Where((_, place) => !matched[place * (1 + Shuffles)]).OrderByDescending(seqlet => Math.Abs(seqlet.Contribution)).Select(seqlet => (long)seqlet.Row).Distinct().Take(RuleFinding.MostRows)],
        }, new IntervalLine(name, share, chance.Band));
    }

    /// <summary>Seqlets drawn at random, with their bases, and how many there are.</summary>
    private static (List<SampledSeqlet> Sample, int All) Sample(AuditReading reading, DiscoveryResult result, CancellationToken token)
    {
        (int Row, int Start, int End, double Contribution)[] places =
        [
            .. result.Patterns.SelectMany(found => found.Pattern.Seqlets.Select(seqlet => (seqlet.Row, found.CoreOf(seqlet).Start, found.CoreOf(seqlet).End, seqlet.Contribution))),
            .. result.Unassigned.Select(placed => (placed.Seqlet.Row, placed.Seqlet.Start, placed.Seqlet.End, placed.Seqlet.Contribution)),
        ];
        new SeededRandom(reading.Spec.Seed).Shuffle<(int, int, int, double)>(places);
        var sample = new List<SampledSeqlet>();
        foreach (var (row, start, end, contribution) in places)
        {
            token.ThrowIfCancellationRequested();
            if (sample.Count == MostSeqlets)
                break;
            var codes = Bases.Encode(RowWindows.Read(reading.Context, reading.Prepared, row, 1)[0].AsSpan(start, end - start));
            if (codes.Length is >= ShortestSeqlet and <= TomtomSearch.MaximumQueryWidth && !codes.AsSpan().Contains(Bases.Unknown))
                sample.Add(new SampledSeqlet(row, start, contribution, codes));
        }
        return (sample, places.Length);
    }

    private static IEnumerable<byte[]> Controls(SampledSeqlet seqlet, long seed)
    {
        var random = SeededRandom.ForItem(unchecked((long)SeededRandom.ForItem(seed, seqlet.Row).NextBits()), seqlet.Start);
        for (var draw = 0; draw < Shuffles; draw++)
        {
            var codes = (byte[])seqlet.Codes.Clone();
            MononucleotideShuffle.Shuffle(codes, random);
            yield return codes;
        }
    }

    private static Motif Query(byte[] codes)
    {
        var values = new double[MotifMatrix.Letters * codes.Length];
        for (var position = 0; position < codes.Length; position++)
            values[(MotifMatrix.Letters * position) + codes[position]] = 1;
        return new Motif("seqlet", new Ppm(values));
    }

    /// <summary>The share of shuffled seqlets that match, when each seqlet is represented by one of its shuffles drawn at random.</summary>
    private static (Estimate Band, double High95) Chance(bool[] matched, int seqlets, long seed)
    {
        var shares = new double[Bootstrap.Replicates];
        for (var replicate = 0; replicate < shares.Length; replicate++)
        {
            var random = SeededRandom.ForItem(seed, replicate);
            for (var seqlet = 0; seqlet < seqlets; seqlet++)
                shares[replicate] += matched[(seqlet * (1 + Shuffles)) + 1 + random.Next(Shuffles)] ? 1.0 / seqlets : 0;
        }
        var band = Estimate.Of(shares.Average(), shares, seqlets);
        return (band, Quantiles.Of(shares, NullQuantile));
    }

    private sealed record SampledSeqlet(int Row, int Start, double Contribution, byte[] Codes);
}
