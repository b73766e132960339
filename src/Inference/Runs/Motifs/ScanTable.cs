using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Statistics;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>
/// The chunks of a scan joined to <c>fimo.tsv</c>. Q-values are of all sites of a motif in the run, by Benjamini and Hochberg: the
/// share of true nulls is taken to be 1, so they are never smaller than the MEME Suite's.
/// </summary>
internal static class ScanTable
{
    public static void Write(TextWriter writer, RunMotifs motifs, CancellationToken token)
    {
        var pValues = motifs.Hits().GroupBy(Key, hit => hit.PValue).ToDictionary(group => group.Key, group => group.Order().ToArray());
        var scored = motifs.Scored().GroupBy(one => (one.Database, one.Motif), one => one.Sites).ToDictionary(group => group.Key, group => group.Sum());
        var qValues = pValues.ToDictionary(one => one.Key, one => FalseDiscoveryRate.QValues(one.Value, 1, scored[one.Key]));
        writer.WriteLine("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence");
        foreach (var hit in motifs.Hits())
        {
            token.ThrowIfCancellationRequested();
            var q = qValues[Key(hit)][Array.BinarySearch(pValues[Key(hit)], hit.PValue)];
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{hit.Motif}\t{hit.Name}\t{hit.Place.Id}\t{hit.Place.Start + 1}\t{hit.Place.End}\t{(hit.Place.IsReverseComplement ? '-' : '+')}\t{hit.Score:g6}\t{hit.PValue:g3}\t{q:g3}\t{hit.Matched}"));
        }
        writer.WriteLine($"# FIMO by CisLens; databases: {string.Join(", ", motifs.Motifs.Databases.Select(database => $"{database.Name} {database.Version}".TrimEnd()))}");
    }

    private static (int Database, string Motif) Key(FoundHit hit) => (hit.Database, hit.Motif);
}
