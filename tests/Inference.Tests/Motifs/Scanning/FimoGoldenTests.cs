using System.Globalization;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Scanning;

/// <summary>
/// Five motifs in 20 sequences, computed by the MEME Suite 4.12.0, with the tolerances of the golden data's README: the same hits,
/// p-values within 0.5 % (three digits are printed), scores within 1e-4.
/// </summary>
public sealed class FimoGoldenTests
{
    public static TheoryData<string, FimoOptions> Runs() => new()
    {
        { "uniform_p1e-4", new FimoOptions { Background = FimoBackground.Uniform } },
        { "nrdb_p1e-4", new FimoOptions() },
        { "uniform_p1e-3_norc", new FimoOptions { Background = FimoBackground.Uniform, Threshold = 1e-3, BothStrands = false } },
        { "uniform_q0.1", new FimoOptions { Background = FimoBackground.Uniform, Threshold = 0.1, ThresholdOf = FimoThreshold.QValue } },
    };

    [SkippableTheory]
    [MemberData(nameof(Runs))]
    public void Scan_AgainstMeme_HasTheSameHits(string run, FimoOptions options)
    {
        var golden = Golden(run);
        var results = Fimo.Scan(Motifs(), Sequences(), options, 0, null, default);
        var hits = results.SelectMany(result => result.Hits).OrderBy(hit => Key(hit), StringComparer.Ordinal).ToList();

        Assert.Equal(golden.Keys.Order(StringComparer.Ordinal), hits.Select(Key));
        foreach (var hit in hits)
        {
            var (score, pValue, _, matched) = golden[Key(hit)];
            Assert.Equal(score, hit.Score, 1e-4 * Math.Max(1, Math.Abs(score)));
            Assert.Equal(pValue, hit.PValue, 0.005 * pValue);
            Assert.Equal(matched, hit.Matched);
        }
    }

    [SkippableTheory]
    [InlineData("uniform_p1e-4", FimoBackground.Uniform, 0.005)]
    [InlineData("nrdb_p1e-4", FimoBackground.NonRedundant, 0.02)]
    public void QValues_AgainstMeme_AreWithinPrintGivenTheNullShare(string run, FimoBackground background, double shareTolerance)
    {
        var golden = Golden(run);
        var shares = File.ReadLines(Path.Combine(GoldenFolders.Oracles(), "fimo", $"meme_fimo_{run}.pi0.tsv")).Skip(1)
            .Select(line => line.Split('\t')).ToDictionary(words => words[0], words => Number(words[1]));

        foreach (var result in Fimo.Scan(Motifs(), Sequences(), new FimoOptions { Background = background }, 0, null, default))
        {
            var share = shares[result.Motif.Id];
            // The MEME Suite draws random samples for the share of true nulls, so that can only be near.
            Assert.Equal(share, result.NullShare, shareTolerance);
            foreach (var hit in result.Hits)
                Assert.Equal(golden[Key(hit)].QValue, hit.QValue * share / result.NullShare, 0.005 * golden[Key(hit)].QValue);
        }
    }

    [SkippableFact]
    public void Scan_AgainstMemelite_SharesFourFifthsOfTheHits()
    {
        var theirs = File.ReadLines(Path.Combine(GoldenFolders.Oracles(), "fimo", "memelite_fimo_p1e-4.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(words => $"{words[0]} {words[1]} {words[2]} {words[4]}").ToHashSet();
        var ours = Fimo.Scan(Motifs(), Sequences(), new FimoOptions { Background = FimoBackground.Uniform }, 0, null, default)
            .SelectMany(result => result.Hits).Select(hit => $"{hit.Motif.Id} {hit.Sequence} {hit.Start} {(hit.IsReverseComplement ? '-' : '+')}").ToList();

        Assert.True(ours.Count(theirs.Contains) >= 0.8 * ours.Count, $"{ours.Count(theirs.Contains)} of {ours.Count}");
    }

    private static Dictionary<string, (double Score, double PValue, double QValue, string Matched)> Golden(string run) =>
        File.ReadLines(Path.Combine(GoldenFolders.Oracles(), "fimo", $"meme_fimo_{run}.tsv")).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(words => string.Join(' ', words[0], words[2], words[3], words[4], words[5]), words => (Number(words[6]), Number(words[7]), Number(words[8]), words[9]));

    private static string Key(MotifHit hit) =>
        $"{hit.Motif.Id} {hit.Sequence} {hit.Start + 1} {hit.End} {(hit.IsReverseComplement ? '-' : '+')}";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static MotifDatabase Motifs() => MotifFiles.Read(Path.Combine(GoldenFolders.Oracles(), "fimo", "motifs.meme"));

    private static List<NamedSequence> Sequences()
    {
        var sequences = new List<NamedSequence>();
        foreach (var line in File.ReadLines(Path.Combine(GoldenFolders.Oracles(), "fimo", "sequences.fa")))
            if (line.StartsWith('>'))
                sequences.Add(new NamedSequence(line[1..].Split(' ')[0], ""));
            else
                sequences[^1] = sequences[^1] with { Bases = sequences[^1].Bases + line };
        return sequences;
    }
}
