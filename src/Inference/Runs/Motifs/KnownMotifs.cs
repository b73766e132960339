using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared.Sequences;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// Which known motifs the motifs of a run resemble, asked as the reports of TF-MoDISco ask Tomtom: Pearson, at least 5
/// positions overlapping, E-values up to 10; RNA on its one strand.
/// </summary>
internal static class KnownMotifs
{
    /// <summary>Matches kept with each motif; the table has all.</summary>
    public const int Most = 10;

    private static readonly TomtomOptions Options = new() { MinimumOverlap = 5, ThresholdOf = TomtomThreshold.EValue, Threshold = 10 };

    /// <summary>Compares motifs with the databases of a run.</summary>
    /// <returns>In the order of the motifs; without matches where the run has no database.</returns>
    public static IReadOnlyList<TomtomResult> Match(RunContext context, IReadOnlyList<Motif> motifs, CancellationToken token)
    {
        var databases = context.Spec.Motifs!.Databases.Select(context.OpenDatabase).ToList();
        return databases.Count == 0 || motifs.Count == 0
            ? [.. motifs.Select(motif => new TomtomResult(motif, [], 1, null))]
            : TomtomSearch.MatchAll(motifs, TomtomDatabase.Prepare(databases, Options with { BothStrands = context.Sequences.Alphabet != Alphabet.Rna }), null, token);
    }

    /// <summary>Writes <c>tomtom.tsv</c>.</summary>
    public static void WriteTable(string path, RunContext context, IReadOnlyList<TomtomResult> results)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        TomtomTable.Write(writer, results, [
            $"Tomtom by CisLens: -dist pearson -min-overlap 5 -evalue -thresh 10{(context.Sequences.Alphabet == Alphabet.Rna ? " -norc" : "")}",
            .. context.Spec.Motifs!.Databases.Select(database => $"database: {database.Name} {database.Version}".TrimEnd() + $", SHA-256 {database.Sha256}"),
            .. results.Select(result => result.Warning).OfType<string>().Distinct(),
        ]);
    }
}
