using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Consensus;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Inference.Sequences;
using CisLens.Inference.Settings;
using CisLens.Shared;
using CisLens.Shared.Sequences;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Scanning;

public sealed class FimoTests
{
    private static readonly FimoOptions Uniform = new() { Background = FimoBackground.Uniform };

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(3, 0.05)]
    [InlineData(7, 0.01)]
    [InlineData(8, 0.01)]
    [InlineData(9, 0.01)]
    [InlineData(14, 1e-3)]
    [InlineData(30, 1e-2)]
    public void Scan_OfRandomMotifs_FindsWhatAPlainScanFinds(int width, double threshold)
    {
        var random = new SeededRandom(width);
        var database = new MotifDatabase("random", "", [.. Enumerable.Range(0, 4).Select(index => RandomMotif(random, width, $"m{index}"))]);
        var sequences = Enumerable.Range(0, 12).Select(index => new NamedSequence($"s{index}", RandomBases(random, random.Next(80)))).ToList();
        foreach (var bothStrands in (bool[])[true, false])
        {
            var options = Uniform with { Threshold = threshold, BothStrands = bothStrands };
            var expected = database.Motifs.SelectMany(motif => Plain(motif, sequences, options)).Order(StringComparer.Ordinal).ToList();

            Assert.NotEmpty(expected);
            foreach (var batchBases in (int[])[1, 10, 1 << 21])
                Assert.Equal(expected, Fimo.Scan(database, sequences, options, 0, batchBases, null, default).SelectMany(result => result.Hits).Select(Text).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Scan_WithOneThreadOrMany_GivesTheSame()
    {
        var random = new SeededRandom(3);
        var database = new MotifDatabase("random", "", [.. Enumerable.Range(0, 9).Select(index => RandomMotif(random, 6 + index, $"m{index}"))]);
        var sequences = Enumerable.Range(0, 40).Select(index => new NamedSequence($"s{index}", RandomBases(random, 800))).ToList();

        var one = Fimo.Scan(database, sequences, Uniform with { Threshold = 1e-3 }, 1, null, default);
        var many = Fimo.Scan(database, sequences, Uniform with { Threshold = 1e-3 }, 4, null, default);

        Assert.True(one[0].Sites > SiteSample.Size);
        Assert.Equal(one.Select(result => (result.NullShare, result.Sites)), many.Select(result => (result.NullShare, result.Sites)));
        Assert.Equal(one.SelectMany(result => result.Hits), many.SelectMany(result => result.Hits));
    }

    [Fact]
    public void PValues_OfAllWordsOfTheMotif_AreTheirShare()
    {
        var motif = Iupac.Parse("TGAsTc");
        var words = Enumerable.Range(0, 4096).Select(word => new NamedSequence($"{word}", string.Concat(Enumerable.Range(0, 6).Select(position => "ACGT"[(word >> (2 * position)) & 3])))).ToList();

        var hits = Fimo.Scan(new MotifDatabase("one", "", [motif]), words, Uniform with { Threshold = 1, BothStrands = false }, 0, null, default)[0].Hits;

        Assert.Equal(4096, hits.Count);
        foreach (var hit in hits)
            Assert.Equal(hits.Count(other => other.Score >= hit.Score - 1e-9) / 4096.0, hit.PValue, 1e-12);
    }

    [Fact]
    public void Sites_WithOtherLetters_AreNotScored()
    {
        var database = new MotifDatabase("one", "", [Iupac.Parse("TGACTCA")]);
        NamedSequence[] sequences = [new("a", "ttgactcanTGACTCARTGANTCAtgagtca"), new("b", "TGACTC"), new("c", "UGACUCA")];

        var result = Assert.Single(Fimo.Scan(database, sequences, Uniform, 0, null, default));

        var perfect = result.Hits.Where(hit => hit.Score > 11).OrderBy(hit => (hit.Row, hit.Start)).ToList();
        Assert.Equal([("a", 1, false), ("a", 9, false), ("a", 24, true), ("c", 0, false)], perfect.Select(hit => (hit.Sequence, hit.Start, hit.IsReverseComplement)));
        Assert.Equal(2 * (2 + 1 + 4 + 1), result.Sites);
        Assert.All(perfect, hit => Assert.Equal("TGACTCA", hit.Matched));
    }

    [Fact]
    public void Scan_OfMoreSitesThanAllowed_KeepsTheBestAndSaysSo()
    {
        var random = new SeededRandom(5);
        var database = new MotifDatabase("one", "", [RandomMotif(random, 10, "m")]);
        var sequences = Enumerable.Range(0, 20).Select(index => new NamedSequence($"s{index}", RandomBases(random, 300))).ToList();

        var all = Fimo.Scan(database, sequences, Uniform with { Threshold = 0.5 }, 0, null, default)[0];
        var some = Fimo.Scan(database, sequences, Uniform with { Threshold = 0.5, MaximumSites = 400 }, 0, null, default)[0];

        Assert.Null(all.DroppedAbove);
        Assert.InRange(some.Hits.Count, 100, 400);
        Assert.Equal(all.Hits.Take(some.Hits.Count).Select(hit => (hit.Row, hit.Start, hit.PValue)), some.Hits.Select(hit => (hit.Row, hit.Start, hit.PValue)));
        Assert.True(some.Hits[^1].PValue <= some.DroppedAbove);
        Assert.True(all.Hits[some.Hits.Count].PValue > some.DroppedAbove);
    }

    [Fact]
    public void Backgrounds_OfEveryKind_ChangeTheScores()
    {
        var motif = Iupac.Parse("GGGCGG");
        var database = new MotifDatabase("one", "", [motif]) { Background = new Background(0.4, 0.1, 0.1, 0.4) };
        NamedSequence[] sequences = [new("a", "GGGCGGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")];
        double Best(FimoOptions options) => Fimo.Scan(database, sequences, options with { Threshold = 1 }, 0, null, default)[0].Hits[0].Score;

        var scores = new[]
        {
            Best(new FimoOptions { Background = FimoBackground.Sequences }),
            Best(new FimoOptions { Background = FimoBackground.MotifFile }),
            Best(new FimoOptions()),
            Best(Uniform),
        };

        Assert.Equal(scores.OrderDescending(), scores);
        Assert.Equal(4, scores.Distinct().Count());
        Assert.Equal(scores[1], Best(new FimoOptions { Background = FimoBackground.Given, Shares = [0.4, 0.1, 0.1, 0.4] }));
        Assert.Throws<InputException>(() => Fimo.Scan(database, [new NamedSequence("n", "NNN")], new FimoOptions { Background = FimoBackground.Sequences }, 0, null, default));
    }

    [Theory]
    [InlineData("""{"background":"given"}""", "four shares")]
    [InlineData("""{"shares":[0.25,0.25,0.25,0.25]}""", "choose it")]
    [InlineData("""{"threshold":2}""", "threshold")]
    public void Options_ThatDoNotFit_AreASentence(string json, string part) => Assert.Contains(
        part,
        Assert.Throws<InputException>(() => MethodOptions.Read("fimo", typeof(FimoOptions), System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject())).Message,
        StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Table_OfHits_HasTheColumnsAndPositionsOfMeme()
    {
        var database = new MotifDatabase("one", "", [Iupac.Parse("TGACTCA") with { Name = "AP1" }]);
        using var writer = new StringWriter();

        FimoTable.Write(writer, Fimo.Scan(database, [new NamedSequence("a", "AATGAGTCAAA")], Uniform, 0, null, default), ["done"]);

        var lines = writer.ToString().Split('\n');
        Assert.Equal("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value\tmatched_sequence", lines[0]);
        Assert.Equal("TGACTCA\tAP1\ta\t3\t9\t-", string.Join('\t', lines[1].Split('\t')[..6]));
        Assert.Equal(["6.1e-05", "0.00061", "TGACTCA"], lines[1].Split('\t')[7..]);
        Assert.Equal("# done", lines[2]);
    }

    private static IEnumerable<string> Plain(Motif motif, List<NamedSequence> sequences, FimoOptions options)
    {
        var matrix = new ScoreMatrix(motif, options.Pseudocount, Background.Uniform, options.BothStrands);
        var pValues = matrix.PValues();
        foreach (var sequence in sequences)
            for (var start = 0; start + motif.Width <= sequence.Length; start++)
                foreach (var reverse in options.BothStrands ? new[] { false, true } : [false])
                {
                    var site = sequence.Bases.Substring(start, motif.Width);
                    if (site.Contains('N', StringComparison.Ordinal))
                        continue;
                    var turned = reverse ? Alphabet.Dna.ReverseComplement(site) : site;
                    var score = turned.Select((letter, position) => matrix.Forward[(position * 4) + Alphabet.ChannelOf(letter)]).Sum();
                    if (pValues[score] <= options.Threshold)
                        yield return $"{motif.Id} {sequence.Id} {start} {reverse} {score} {turned}";
                }
    }

    private static string Text(MotifHit hit)
    {
        var matrix = new ScoreMatrix(hit.Motif, 0.1, Background.Uniform, true);
        var score = hit.Matched.Select((letter, position) => matrix.Forward[(position * 4) + Alphabet.ChannelOf(letter)]).Sum();
        Assert.Equal(matrix.Bits(score), hit.Score);
        return $"{hit.Motif.Id} {hit.Sequence} {hit.Start} {hit.IsReverseComplement} {score} {hit.Matched}";
    }

    private static Motif RandomMotif(SeededRandom random, int width, string id)
    {
        var counts = new double[width * 4];
        for (var index = 0; index < counts.Length; index++)
            counts[index] = Math.Pow(random.NextDouble(), 4);
        return new Motif(id, new Pfm(counts).ToPpm(Background.Uniform)) { Sites = 10 + random.Next(100) };
    }

    private static string RandomBases(SeededRandom random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(60) == 0 ? 'N' : "ACGT"[random.Next(4)]));
}
