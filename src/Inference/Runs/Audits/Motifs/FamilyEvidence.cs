using System.Globalization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Runs.Motifs;
using CisLens.Inference.Statistics;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Motifs;

/// <summary>Rule 20: the known motifs that patterns match, and the places that the scan found, grouped by families of motifs that look alike.</summary>
internal sealed class FamilyEvidence : IAuditEvidence
{
    private const int Rule = 20;
    private const double LargestQValue = 0.05;
    private const int ShownFamilies = 20;

    public IReadOnlyList<int> Rules => [Rule];

    public IEnumerable<RuleEvidence> Collect(AuditReading reading, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Motifs is not { } motifs || motifs.Motifs.Databases.Count == 0)
            return [RuleEvidence.NotRun(Rule, "The run uses no known motifs; discover patterns, or scan, with a database of them.")];
        var databases = motifs.Motifs.Databases.Select(reading.Context.OpenDatabase).ToList();
        var count = databases.Sum(database => database.Motifs.Count);
        if (count > MotifFamilies.MaximumMotifs)
            return [new RuleEvidence(Rule, [new RuleFinding { Verdict = AuditVerdict.Warn, Text = string.Create(CultureInfo.InvariantCulture, $"{count:N0} known motifs are too many to be grouped into families, so matches are listed one by one.") }])];
        var families = MotifFamilies.Find(databases, new FamilyOptions(), token);
        var parts = motifs.Motifs.Discoveries.Select((discovery, index) => OfDiscovery(reading, discovery, motifs.Discovery(index)!, families, count)).ToList();
        if (motifs.Motifs.Scan is not null)
            parts.Add(OfScan(motifs, families, token));
        return parts.Count == 0
            ? [RuleEvidence.NotRun(Rule, "The run neither discovers patterns nor scans for known motifs.")]
            : [new RuleEvidence(Rule, [.. parts.Select(part => part.Finding)]) { Figures = [.. parts.Select(part => part.Figure).OfType<Figure>()] }];
    }

    private static (RuleFinding Finding, Figure? Figure) OfDiscovery(AuditReading reading, DiscoverySpec spec, DiscoveryResult result, MotifFamilies families, int targets)
    {
        var track = new TrackKey(spec.Method, spec.Target);
        var finding = new RuleFinding { Subject = $"{reading.Name(track)}, {spec.Procedure}", Track = track, Text = "" };
        // Kept are the best matches of each pattern; where more were left out, rates are only larger than they need to be.
        List<(int Pattern, MotifMatch Match)> sorted = [.. result.Patterns.SelectMany((found, pattern) => found.Matches.Select(match => (pattern, match))).OrderBy(pair => pair.match.PValue)];
        var rates = FalseDiscoveryRate.QValues([.. sorted.Select(pair => pair.Match.PValue)], 1, (long)result.Patterns.Count * targets);
        var kept = sorted.Zip(rates, (pair, rate) => (pair.Pattern, pair.Match, Rate: rate, Family: families.Of(pair.Match))).Where(one => one.Rate <= LargestQValue).ToList();
        if (kept.Count == 0)
            return (finding with { Verdict = AuditVerdict.NotRun, Text = "No pattern matches a known motif, so there is nothing to group." }, null);
        var groups = kept.GroupBy(one => one.Family).ToList();
        int[] patterns = [.. kept.Select(one => one.Pattern).Distinct().Order()];
        return (finding with
        {
            Verdict = AuditVerdict.Pass,
            Text = string.Create(CultureInfo.InvariantCulture,
                $"{kept.Count:N0} matches of {patterns.Length:N0} of {result.Patterns.Count:N0} patterns (q of at most 0.05 over {result.Patterns.Count:N0} patterns x {targets:N0} known motifs) fall into {groups.Count:N0} families: {Named(groups.Select(group => group.Key.Label))}."),
        }, Table(finding.Subject, groups, patterns, result));
    }

    private static MatrixFigure Table(
        string subject, List<IGrouping<MotifFamily, (int Pattern, MotifMatch Match, double Rate, MotifFamily Family)>> groups, int[] patterns, DiscoveryResult result)
    {
        List<double?[]> values = [.. groups.Take(ShownFamilies).Select(group => patterns
            .Select(pattern => group.Where(one => one.Pattern == pattern).Select(one => (double?)-Math.Log10(Math.Max(one.Rate, double.Epsilon))).Max()).ToArray())];
        return new MatrixFigure(
            $"Families of known motifs that patterns match, {subject}", [.. groups.Take(ShownFamilies).Select(group => group.Key.Label)],
            [.. patterns.Select(pattern => result.Patterns[pattern].Pattern.Name)], values, 0, values.SelectMany(row => row).Max() ?? 1)
        {
            Caption = string.Create(CultureInfo.InvariantCulture, $"-log10 of the false discovery rate of the best match of each pattern in each family; {Math.Min(groups.Count, ShownFamilies)} of {groups.Count} families."),
        };
    }

    /// <summary>Hits of motifs of one family that overlap are one place.</summary>
    private static (RuleFinding Finding, Figure? Figure) OfScan(RunMotifs motifs, MotifFamilies families, CancellationToken token)
    {
        var places = new Dictionary<int, (int Places, long Row, int End)>();
        long hits = 0;
        foreach (var hit in motifs.Hits())
        {
            token.ThrowIfCancellationRequested();
            hits++;
            var family = families.Of(hit.Database, hit.Motif).Id;
            var last = places.GetValueOrDefault(family, (0, -1, 0));
            var isNew = hit.Place.Row != last.Row || hit.Place.ArrayStart >= last.End;
            places[family] = (last.Places + (isNew ? 1 : 0), hit.Place.Row, isNew ? hit.Place.ArrayEnd : Math.Max(last.End, hit.Place.ArrayEnd));
        }
        var finding = new RuleFinding { Subject = "Scan for known motifs", Text = "" };
        if (hits == 0)
            return (finding with { Verdict = AuditVerdict.NotRun, Text = "The scan found no known motif, so there is nothing to group." }, null);
        List<(MotifFamily Family, int Places)> best = [.. places.Select(pair => (Key: families.Families[pair.Key], pair.Value.Places)).OrderByDescending(pair => pair.Places).ThenBy(pair => pair.Key.Id)];
        var figure = new MatrixFigure(
            "Families of known motifs with most places", [.. best.Take(ShownFamilies).Select(one => one.Family.Label)], ["places"],
            [.. best.Take(ShownFamilies).Select(one => (IReadOnlyList<double?>)[one.Places])], 0, best[0].Places);
        return (finding with
        {
            Verdict = AuditVerdict.Pass,
            Text = string.Create(CultureInfo.InvariantCulture, $"{hits:N0} hits are {best.Sum(one => (long)one.Places):N0} places of {best.Count:N0} families; hits of one family that overlap count once. Most places: {Named(best.Select(one => one.Family.Label))}."),
        }, figure);
    }

    private static string Named(IEnumerable<string> labels)
    {
        const int shown = 5;
        var all = labels.ToList();
        return all.Count <= shown ? string.Join("; ", all) : string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", all.Take(shown))} and {all.Count - shown:N0} more");
    }
}
