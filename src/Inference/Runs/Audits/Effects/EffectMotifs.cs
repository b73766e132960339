using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Runs.Motifs;
using CisLens.Inference.Sequences;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>
/// Chooses the motifs whose effects are measured: of each target the largest patterns that were discovered for it, each followed by the
/// known motif that it resembles most; where none was, the known motifs with most sites, one of each family.
/// </summary>
internal sealed class EffectMotifs
{
    // Known motifs that a pattern clearly resembles.
    private const double LargestQValue = 0.05;

    // Enough rows to tell frequent motifs from others; the scan of a large run has millions of sites.
    private const int ScannedRows = 2000;
    private const int Candidates = 100;
    private const int MostSites = 1000;

    private readonly RunContext _context;
    private readonly EffectsOptions _options;
    private readonly RunMotifs? _found;
    private readonly int _length;

    private EffectMotifs(RunContext context, PreparedRun prepared, EffectsOptions options) =>
        (_context, _options, _found, _length) = (context, options, RunMotifs.Open(context.Folder), prepared.Length);

    /// <summary>Chooses.</summary>
    /// <returns>Empty where the run found none.</returns>
    public static IReadOnlyList<EffectMotif> Of(RunContext context, PreparedRun prepared, EffectsOptions options, CancellationToken token) =>
        new EffectMotifs(context, prepared, options).Choose(token);

    private List<EffectMotif> Choose(CancellationToken token)
    {
        if (_found is null)
            return [];
        var targets = Enumerable.Range(0, _context.Spec.Targets.Count).ToList();
        var chosen = targets.ToDictionary(target => target, target => OfPatterns(target).Take(_options.Motifs).ToList());
        var without = targets.Where(target => chosen[target].Count == 0).ToList();
        return [.. chosen.Values.SelectMany(motifs => motifs), .. without.Count > 0 && _found.Motifs.Scan is not null ? OfScan(without, token) : []];
    }

    private IEnumerable<EffectMotif> OfPatterns(int target)
    {
        var patterns =
            from discovery in _found!.Motifs.Discoveries.Index()
            where discovery.Item.Target == target
            from found in _found.Discovery(discovery.Index)!.Patterns
            orderby found.Pattern.Seqlets.Count descending
            select (found, discovery.Item.Method);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (found, method) in patterns)
        {
            if (OfPattern(found, method, target) is { } motif && IsNew(known, motif.Motif.Bases))
                yield return motif;
            if (found.Matches.FirstOrDefault(match => match.QValue <= LargestQValue) is { } match
                && OfMatch(found, match, method, target) is { } same && IsNew(known, same.Motif.Bases))
                yield return same;
        }
    }

    private EffectMotif? OfPattern(FoundPattern found, string method, int target)
    {
        var sites = found.Pattern.Seqlets.Select(seqlet => (found.CoreOf(seqlet), seqlet.IsReverseComplement));
        return Described(Create(found.Core, found.Pattern.Name, [target], sites), method, null);
    }

    /// <summary>The known motif turned as it lies on the pattern, at the middle of the pattern's sites.</summary>
    private EffectMotif? OfMatch(FoundPattern found, MotifMatch match, string method, int target)
    {
        var turned = match.IsReverseComplement ? match.Target.ReverseComplement() : match.Target;
        var sites = found.Pattern.Seqlets.Select(seqlet =>
        {
            var (start, end) = found.CoreOf(seqlet);
            var first = ((start + end) / 2) - (turned.Width / 2);
            return ((first, first + turned.Width), seqlet.IsReverseComplement);
        });
        return Described(Create(turned, Named(match.Target), [target], sites), method, found.Pattern.Name);
    }

    private static EffectMotif? Described(EffectMotif? motif, string method, string? matchOf) =>
        motif is null ? null : motif with { Motif = motif.Motif with { Method = method, MatchOf = matchOf } };

    private static string Named(Motif known) => known.Name.Length > 0 ? $"{known.Name} {known.Id}" : known.Id;

    private IEnumerable<EffectMotif> OfScan(IReadOnlyList<int> targets, CancellationToken token)
    {
        var hits = new Dictionary<(int Database, string Motif), List<FoundHit>>();
        foreach (var hit in _found!.Hits().TakeWhile(hit => hit.Place.Row < ScannedRows))
        {
            token.ThrowIfCancellationRequested();
            if (!hits.TryGetValue((hit.Database, hit.Motif), out var list))
                hits.Add((hit.Database, hit.Motif), list = []);
            list.Add(hit);
        }
        var databases = _found.Motifs.Databases.Select(_context.OpenDatabase).ToList();
        var best = hits.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key.Database).ThenBy(pair => pair.Key.Motif, StringComparer.Ordinal).Take(Candidates).ToList();
        var families = MotifFamilies.Find([.. databases.Select((database, index) => database with
        {
            Motifs = [.. database.Motifs.Where(motif => best.Exists(pair => pair.Key == (index, motif.Id)))],
        })], new FamilyOptions(), token);
        return best.DistinctBy(pair => families.Of(pair.Key.Database, pair.Key.Motif).Id)
            .Select(pair => OfHits(databases[pair.Key.Database].Motifs.First(motif => motif.Id == pair.Key.Motif), pair.Value, targets))
            .OfType<EffectMotif>().Take(_options.Motifs);
    }

    private EffectMotif? OfHits(Motif motif, IReadOnlyList<FoundHit> hits, IReadOnlyList<int> targets) => Create(
        motif, Named(motif), targets,
        hits.Take(MostSites).Select(hit => ((hit.Place.ArrayStart, hit.Place.ArrayEnd), hit.Place.IsReverseComplement)));

    /// <summary>Null where the motif says nothing or is wider than the sequences.</summary>
    private EffectMotif? Create(Motif motif, string name, IReadOnlyList<int> targets, IEnumerable<((int Start, int End) Range, bool IsReverse)> sites)
    {
        if (CoreBases.Of(motif.Ppm) is not { } core || core.Text.Length > _length)
            return null;
        var after = motif.Width - core.Start - core.Text.Length;
        EffectSite[] places = [.. sites.Select(site => new EffectSite(site.Range.Start + (site.IsReverse ? after : core.Start), site.IsReverse))];
        return new EffectMotif(new TestedMotif { Id = motif.Id, Name = name, Bases = core.Text, Targets = targets, Sites = places.Length }, places);
    }

    private static bool IsNew(HashSet<string> known, string bases)
    {
        if (!known.Add(bases))
            return false;
        var turned = new byte[bases.Length];
        Bases.ReverseComplement(Bases.Encode(bases), turned);
        known.Add(Bases.Decode(turned));
        return true;
    }
}
