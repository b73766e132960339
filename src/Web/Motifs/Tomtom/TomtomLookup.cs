using System.Diagnostics;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Families;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Web.Shell;

namespace CisLens.Web.Motifs.Tomtom;

/// <summary>Compares motifs with the databases of a project. The databases that were made ready last are kept, so that one answer takes milliseconds.</summary>
public sealed class TomtomLookup(IMotifDatabases databases, ProjectNames names)
{
    private const int Kept = 6;

    private readonly RecentWork<(string Databases, TomtomOptions Options), TomtomDatabase> _ready = new(Kept);
    private readonly RecentWork<string, MotifFamilies> _families = new(Kept);

    /// <summary>Null when there is no such project.</summary>
    public async Task<TomtomHead?> HeadAsync(string project, CancellationToken cancellationToken) =>
        await names.FindAsync(project, cancellationToken) is { } name ? new TomtomHead(name, await databases.ListAsync(project, cancellationToken)) : null;

    /// <summary>The known motifs that a motif resembles.</summary>
    /// <exception cref="InputException">The project has no database, or the motif is too wide.</exception>
    public async Task<TomtomView> SearchAsync(string project, Motif motif, TomtomQuery query, CancellationToken cancellationToken)
    {
        var searched = new TomtomHead("", await databases.ListAsync(project, cancellationToken)).Searched(query);
        if (searched.Count == 0)
            throw new InputException("This project has no database of known motifs; add one first.");
        var ready = await _ready.GetAsync(
            (Key(searched), query.Options),
            () => Task.FromResult(TomtomDatabase.Prepare([.. searched.Select(databases.Open)], query.Options)),
            cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var result = await Task.Run(() => TomtomSearch.Match(motif, ready, cancellationToken), cancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        return new TomtomView(result, searched, ready.Targets, took, query.ByFamily ? await FamiliesAsync(searched, cancellationToken) : null);
    }

    private Task<MotifFamilies> FamiliesAsync(IReadOnlyList<MotifDatabaseSource> searched, CancellationToken cancellationToken) => _families.GetAsync(
        Key(searched), () => Task.FromResult(MotifFamilies.Find([.. searched.Select(databases.Open)], new FamilyOptions(), CancellationToken.None)), cancellationToken);

    private static string Key(IEnumerable<MotifDatabaseSource> searched) => string.Join(',', searched.Select(database => database.Id));
}
