using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Attribution.SaturationMutagenesis;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Shared.Sequences;
using CisLens.Shared.Arrays;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>OpenSpliceAI (human, 400 bases of context) against the authors' own program.</summary>
[Trait("Part", "golden")]
public sealed class OpenSpliceAIGoldenTests(ITestOutputHelper output)
{
    private const string Name = "openspliceai-mane-400nt";
    private const string First = "model_400nt_rs10.pt";
    private const int Context = 200;
    private const double ProbabilityTolerance = 1e-5;

    private readonly GoldenComparison _comparison = new(output);

    [SkippableTheory]
    [InlineData("probabilities", "golden_probs_rs10.npy", ProbabilityTolerance)]
    [InlineData("logits", "golden_logits_rs10.npy", 1e-4)]
    public void Predict_OneReplicate_MatchesPublished(string kind, string golden, double tolerance)
    {
        var published = new PublishedModel(Name);
        _comparison.Check($"{Name} {kind}", Predict(published, First, kind, published.Sequences()), published.Golden(golden), tolerance, 0);
    }

    [SkippableFact]
    public void Predict_MeanOfReplicates_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        _comparison.Check(
            $"{Name} mean of replicates", MeanOfReplicates(published, published.Sequences()),
            published.Golden("golden_probs_mean_rs10_to_rs14.npy"), ProbabilityTolerance, 0);
    }

    [SkippableFact]
    public void Gradient_OfSiteLogits_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, First, "logits");
        var golden = published.Golden("golden_gradient_logit_rs10.npy");
        var gradients = Sites(published).SelectMany(site =>
        {
            using var x = PublishedModel.Encode(model, [site.Sequence]);
            using var gradient = InputGradient.Of(model, PublishedModel.Target(model, site.Channel, site.Position), x);
            return gradient.ToFloats();
        }).ToArray();
        _comparison.Check($"{Name} gradients", gradients, golden, 1e-3 * PublishedModel.Largest(golden), 0);
    }

    [SkippableFact]
    public void Ism_AroundSites_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, First, "probabilities");
        var golden = published.Golden("golden_ism_prob_rs10_window81.npy");
        var reach = (int)golden.Shape[2] / 2;
        var effects = Sites(published).SelectMany(site =>
        {
            var (start, end) = (site.Position + Context - reach, site.Position + Context + reach + 1);
            using var x = PublishedModel.Encode(model, [site.Sequence]);
            var maps = new SaturationMutagenesisMethod().Attribute(
                new AttributionInput(model, [PublishedModel.Target(model, site.Channel, site.Position)], x),
                new SaturationMutagenesisOptions { Start = start, End = end }, default)[0];
            return OracleArrays.Part(maps.Matrix!, site.Sequence.Length, start, end);
        }).ToArray();
        _comparison.Check($"{Name} effects", effects, golden, ProbabilityTolerance, 0);
    }

    [SkippableFact]
    public void VariantEffects_OfTubb8_MatchPublished()
    {
        const int reach = 50;
        var published = new PublishedModel(Name);
        var genome = Path.Combine(GoldenFolders.Sequences(), "hg19-chr10-tubb8", "chr10_1_110000.fa");
        Skip.IfNot(File.Exists(genome), "No genome sequence of the TUBB8 variants.");
        var chromosome = PublishedModel.ReadFasta(genome)[0];
        var table = published.Table("golden_variant_effects_tubb8.tsv");
        var scores = table.SelectMany(row =>
        {
            var position = PublishedModel.Whole(row["pos"]) - 1;
            var window = chromosome.Substring(position - reach - Context, 2 * (reach + Context) + 1);
            Assert.Equal(row["ref"], window[reach + Context].ToString());
            var mutant = $"{window[..(reach + Context)]}{row["alt"]}{window[(reach + Context + 1)..]}";
            return DeltaScores(published, window, mutant);
        }).ToArray();
        string[] columns = ["DS_AG", "DS_AL", "DS_DG", "DS_DL", "DP_AG", "DP_AL", "DP_DG", "DP_DL"];
        var golden = new NpyArray<float>([.. table.SelectMany(row => columns.Select(column => PublishedModel.Number(row[column])))], [table.Count, columns.Length]);
        // The scores; a position means something where the score is not rounding noise.
        _comparison.Check($"{Name} TUBB8 scores", scores, golden, ProbabilityTolerance, 0, index => index % 8 < 4);
        _comparison.Check($"{Name} TUBB8 positions", scores, golden, 0, 0, index => index % 8 >= 4 && golden.Data[index - 4] > 0.01);
    }

    /// <summary>Gain and loss of acceptor and donor and where they are, for a gene on the minus strand.</summary>
    private static float[] DeltaScores(PublishedModel published, string reference, string mutant)
    {
        var values = MeanOfReplicates(published, [Alphabet.Dna.ReverseComplement(reference), Alphabet.Dna.ReverseComplement(mutant)]);
        var positions = values.Length / 6;
        // Read backwards, the answers are in the direction of the genome.
        float Change(int channel, int index) =>
            values[(3 + channel) * positions + positions - 1 - index] - values[channel * positions + positions - 1 - index];
        var best = new[] { (1, 1), (1, -1), (2, 1), (2, -1) }.Select(kind =>
        {
            var at = Enumerable.Range(0, positions).MaxBy(index => kind.Item2 * Change(kind.Item1, index));
            return (Score: kind.Item2 * Change(kind.Item1, at), At: (float)(at - positions / 2));
        }).ToArray();
        return [.. best.Select(item => item.Score), .. best.Select(item => item.At)];
    }

    private static float[] MeanOfReplicates(PublishedModel published, IReadOnlyList<string> sequences)
    {
        var replicates = Directory.GetFiles(published.Folder, "model_400nt_rs*.pt").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Select(file => Predict(published, file!, "probabilities", sequences)).ToList();
        return [.. Enumerable.Range(0, replicates[0].Length).Select(index => replicates.Average(values => values[index]))];
    }

    private static float[] Predict(PublishedModel published, string file, string kind, IReadOnlyList<string> sequences)
    {
        using var model = Load(published, file, kind);
        using var x = PublishedModel.Encode(model, sequences);
        return Predictor.Predict(model, x, null, default).Values;
    }

    private static SequenceModel Load(PublishedModel published, string file, string kind) =>
        published.Load(file, new JsonObject { ["name"] = "OpenSpliceAI", ["output"] = kind }, 3, positional: true);

    private static IEnumerable<(string Sequence, int Channel, int Position)> Sites(PublishedModel published)
    {
        var sequences = published.Sequences();
        return published.Table("golden_sites.tsv").Select(row => (
            sequences[PublishedModel.Whole(row["sequence_index"])], PublishedModel.Whole(row["channel"]), PublishedModel.Whole(row["output_position"])));
    }
}
