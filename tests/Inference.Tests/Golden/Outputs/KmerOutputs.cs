using System.Text.Json.Nodes;
using CisLens.Inference.Sequences.Kmers;

namespace CisLens.Inference.Tests.Golden.Outputs;

/// <summary>K-mers and gapped k-mers, counted and weighted by scores.</summary>
internal sealed class KmerOutputs(OracleCase oracle, JsonObject run) : OracleOutputs(oracle, run)
{
    protected override Func<string, float[]?>? For(string id) => Run["method"]!.GetValue<string>() switch
    {
        "gapped k-mers" => name => name == "table" ? Gapped() : null,
        "2-mer counts and score-weighted counts" or "3-mer counts and score-weighted counts" or "4-mer counts and score-weighted counts" => name => name switch
        {
            "counts" => Counts(weighted: false),
            "scored" => Counts(weighted: true),
            _ => null,
        },
        _ => null,
    };

    private float[] Counts(bool weighted)
    {
        var scores = Oracle.Read("scores.npy").Data;
        var k = Parameters["k"]!.GetValue<int>();
        return [.. Enumerable.Range(0, Rows).SelectMany(row => KmerCounts.Of(Codes(row), k, weighted ? scores.AsSpan(row * Length, Length) : []))];
    }

    private float[] Gapped()
    {
        var options = new GappedKmerOptions
        {
            MinK = Parameters["min_k"]!.GetValue<int>(),
            MaxK = Parameters["max_k"]!.GetValue<int>(),
            MaxGap = Parameters["max_gap"]!.GetValue<int>(),
            MaxLen = Parameters["max_len"]!.GetValue<int>(),
            MaxGkmers = Parameters["max_gkmers"]!.GetValue<int>(),
            MaxPos = Parameters["max_pos"]?.GetValue<int>(),
        };
        var scores = Parameters["scores"] is { } file ? Oracle.Read(file.GetValue<string>()).Data : null;
        var table = new List<float>();
        for (var row = 0; row < Rows; row++)
            foreach (var kmer in GappedKmers.Of(Codes(row), options, scores is null ? [] : scores.AsSpan(row * Length, Length)))
                table.AddRange([row, kmer.Key, (float)kmer.Value]);
        return [.. table];
    }

    private byte[] Codes(int row) => [.. Enumerable.Range(0, Length).Select(position =>
        (byte)Enumerable.Range(0, 4).First(letter => X[((4 * row) + letter) * Length + position] > 0))];
}
