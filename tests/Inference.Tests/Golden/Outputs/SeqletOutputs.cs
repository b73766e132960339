using System.Text.Json.Nodes;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Instances;
using CisLens.Inference.Motifs.Seqlets;
using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>Seqlets of given tracks, and counts of annotated ones.</summary>
internal sealed class SeqletOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => Run["method"]!.GetValue<string>() switch
    {
        "recursive seqlet caller" => name => name == "seqlets" ? Recursive() : null,
        // The other case turns on draws of NumPy's generator.
        "TF-MoDISco seqlet caller (tfmodisco-lite)" when id != "modiscolite_model_short" => name => name == "seqlets" ? Sliding() : null,
        "counting annotations" => Counts,
        "nearest motifs of every seqlet (TOMTOM)" => Nearest,
        _ => null,
    };

    private float[] Recursive()
    {
        var options = new RecursiveSeqletOptions
        {
            Threshold = Parameters["threshold"]!.GetValue<double>(),
            MinSeqletLen = Parameters["min_seqlet_len"]!.GetValue<int>(),
            MaxSeqletLen = Parameters["max_seqlet_len"]!.GetValue<int>(),
            AdditionalFlanks = Parameters["additional_flanks"]!.GetValue<int>(),
            NBins = Parameters["n_bins"]!.GetValue<int>(),
        };
        var track = Oracle.Read(Run["inputs"]!["X"]!.GetValue<string>());
        // The peer sums up the sizes that it was given; ours keeps the sign of a contribution when it looks at sizes.
        float[] scores = Parameters["absolute_value"]!.GetValue<bool>() ? [.. track.Data.Select(Math.Abs)] : track.Data;
        var seqlets = RecursiveSeqlets.Find(new BaseScores((int)track.Shape[1], new sbyte[scores.Length], scores), options, default);
        return [.. seqlets.SelectMany(seqlet => new[] { seqlet.Row, seqlet.Start, seqlet.End, (float)seqlet.Contribution, (float)seqlet.PValue!.Value })];
    }

    private float[] Sliding()
    {
        var options = new ModiscoOptions
        {
            Window = 0,
            Size = Parameters["window_size"]!.GetValue<int>(),
            SeqletFlankSize = Parameters["flank"]!.GetValue<int>(),
            TargetSeqletFdr = Parameters["target_fdr"]!.GetValue<double>(),
        };
        var track = Oracle.Read(Run["inputs"]!["X"]!.GetValue<string>());
        var (rows, length) = ((int)track.Shape[0], (int)track.Shape[1]);
        var hypothetical = new float[4 * track.Data.Length];
        for (var row = 0; row < rows; row++)
            track.Data.AsSpan(row * length, length).CopyTo(hypothetical.AsSpan(4 * row * length));
        var found = SeqletFinder.Find(new ContributionCrop(new ContributionSet(length, new sbyte[track.Data.Length], hypothetical), 0), options, 1234, default);
        return [.. found.Positive.Concat(found.Negative).Concat(found.Dropped).SelectMany(seqlet => new[] { (float)seqlet.Row, seqlet.Start, seqlet.End })];
    }

    private float[]? Nearest(string name)
    {
        var names = Parameters["motif_order"]!.AsArray().Select(motif => motif!.GetValue<string>()).ToList();
        // No pseudocount: the peer has none.
        var options = new TomtomOptions { Score = ColumnScore.Euclidean, Pseudocount = 0, ThresholdOf = TomtomThreshold.EValue, Threshold = names.Count };
        var database = TomtomDatabase.Prepare([new MotifDatabase("", "", [.. names.Select(motif => new Motif(motif, Turned(Oracle.Read($"motif_{motif}.npy"))))])], options);
        var nearest = Oracle.Read(Run["inputs"]!["seqlets"]!.GetValue<string>()).Data.Chunk(3)
            .SelectMany(seqlet => TomtomSearch.Match(new Motif("seqlet", Letters((int)seqlet[0], (int)seqlet[1], (int)seqlet[2])), database, default)
                .Matches.Take(Parameters["n_nearest"]!.GetValue<int>())).ToList();
        return name switch
        {
            "idx" => [.. nearest.Select(match => (float)names.IndexOf(match.Target.Id))],
            "pvalue" => [.. nearest.Select(match => (float)match.PValue)],
            _ => null,
        };
    }

    /// <summary>[4, width] as a motif.</summary>
    private static Ppm Turned(NpyArray<float> array)
    {
        var width = (int)array.Shape[1];
        return new Ppm([.. Enumerable.Range(0, 4 * width).Select(index => (double)array.Data[(index % 4 * width) + (index / 4)])]);
    }

    /// <summary>The bases of a stretch as a motif, one letter a position.</summary>
    private Ppm Letters(int row, int start, int end) =>
        new([.. Enumerable.Range(4 * start, 4 * (end - start)).Select(index => (double)X[(((4 * row) + (index % 4)) * Length) + (index / 4)])]);

    private float[]? Counts(string name)
    {
        var sites = Oracle.Read("annotations.npy").Data.Chunk(4).Select(row => new MotifSite((int)row[0], (int)row[1], (int)row[2], (int)row[3])).ToList();
        var (rows, motifs) = (sites.Max(site => site.Row) + 1, sites.Max(site => site.Motif) + 1);
        var perRow = SiteCounts.PerRow(sites, rows, motifs);
        return name switch
        {
            "counts" => Flat(perRow),
            "counts_per_annotation" => [.. Enumerable.Range(0, motifs).Select(motif => (float)Enumerable.Range(0, rows).Sum(row => perRow[row, motif]))],
            "counts_per_example" => [.. Enumerable.Range(0, rows).Select(row => (float)Enumerable.Range(0, motifs).Sum(motif => perRow[row, motif]))],
            "pairwise" => Flat(SiteCounts.RowsWithBoth(sites, motifs)),
            "pairwise_not_unique" => Flat(SiteCounts.Pairs(sites, motifs)),
            "pairwise_ordered" => Flat(SiteCounts.PairsInOrder(sites, motifs)),
            "spacing" => Flat(SiteCounts.Distances(sites, motifs, Parameters["max_distance"]!.GetValue<int>())),
            _ => null,
        };
    }

    private static float[] Flat(Array counts) => [.. counts.Cast<int>().Select(count => (float)count)];
}
