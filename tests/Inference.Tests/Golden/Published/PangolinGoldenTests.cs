using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Shared.Sequences;
using CisLens.Shared.Arrays;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>Pangolin's brain model against the authors' own program.</summary>
[Trait("Part", "golden")]
public sealed class PangolinGoldenTests(ITestOutputHelper output)
{
    private const string Name = "pangolin-brain";
    private const int Context = 5000;
    private const int Brain = 7;
    private const int Outputs = 12;
    // Each mutant is a pass over 10,001 bases: a fourth of the positions of each site.
    private const int Step = 4;
    private const double ProbabilityTolerance = 1e-5;

    private readonly GoldenComparison _comparison = new(output);

    [SkippableTheory]
    [InlineData("final.1.4.3.pt")]
    [InlineData("final.1.4.3.safetensors")]
    public void Predict_PublishedWeights_GivesPublishedOutputs(string file)
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, file);
        using var x = PublishedModel.Encode(model, published.Sequences());
        _comparison.Check($"{Name} outputs of {file}", Predictor.Predict(model, x, null, default).Values, published.Golden("golden_outputs.npy"), ProbabilityTolerance, 0);
    }

    [SkippableFact]
    public void Gradient_OfBrainAtSites_MatchesPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, "final.1.4.3.safetensors");
        var golden = published.Golden("golden_gradient_channel7_window401.npy");
        var reach = (int)golden.Shape[2] / 2;
        var gradients = Sites(published).SelectMany(site =>
        {
            using var x = PublishedModel.Encode(model, [site.Sequence]);
            using var gradient = InputGradient.Of(model, PublishedModel.Target(model, Brain, site.Position), x);
            var centre = site.Position + Context;
            return OracleArrays.Part(gradient.ToFloats(), site.Sequence.Length, centre - reach, centre + reach + 1);
        }).ToArray();
        _comparison.Check($"{Name} gradients", gradients, golden, 1e-3 * PublishedModel.Largest(golden), 0);
    }

    [SkippableFact]
    public void Mutants_AroundSites_ChangeAllOutputsAsPublished()
    {
        var published = new PublishedModel(Name);
        using var model = Load(published, "final.1.4.3.safetensors");
        var golden = published.Golden("golden_ism_window.npy");
        var width = (int)golden.Shape[3];
        var effects = Sites(published).SelectMany((site, index) => Effects(model, site.Sequence.Substring(site.Position, 2 * Context + 1), width, index % Step)).ToArray();
        _comparison.Check($"{Name} effects", effects, golden, ProbabilityTolerance, 0, index => index % width % Step == index / (Outputs * 4 * width) % Step);
    }

    /// <summary>[output, base, position]: the change of every output at the middle of a sequence, which is all that this output sees; every fourth position from the first.</summary>
    private static float[] Effects(SequenceModel model, string sequence, int width, int first)
    {
        var start = Context - width / 2;
        var mutants = Enumerable.Range(0, 4 * width)
            .Where(index => index % width % Step == first)
            .Select(index => (Letter: "ACGT"[index / width], At: start + index % width))
            .Where(mutation => sequence[mutation.At] != mutation.Letter)
            .ToList();
        using var x = PublishedModel.Encode(model, [sequence, .. mutants.Select(mutation => $"{sequence[..mutation.At]}{mutation.Letter}{sequence[(mutation.At + 1)..]}")]);
        var values = Predictor.Predict(model, x, null, default).Values;
        var effects = new float[Outputs * 4 * width];
        for (var output = 0; output < Outputs; output++)
            for (var i = 0; i < mutants.Count; i++)
                effects[(4 * output + "ACGT".IndexOf(mutants[i].Letter, StringComparison.Ordinal)) * width + mutants[i].At - start] =
                    values[Outputs * (i + 1) + output] - values[output];
        return effects;
    }

    [SkippableFact]
    public void VariantEffects_OfTubb8_MatchPublished()
    {
        const int reach = 50;
        var published = new PublishedModel(Name);
        var genome = Path.Combine(GoldenFolders.Sequences(), "hg19-chr10-tubb8", "chr10_1_110000.fa");
        Skip.IfNot(File.Exists(genome), "No genome sequence of the TUBB8 variants.");
        var chromosome = PublishedModel.ReadFasta(genome)[0];
        using var model = Load(published, "final.1.4.3.safetensors");
        var table = published.Table("golden_variant_effects_tubb8.tsv");
        var scores = table.SelectMany(row =>
        {
            var position = PublishedModel.Whole(row["pos"]) - 1;
            var window = chromosome.Substring(position - reach - Context, 2 * (reach + Context) + 1);
            var mutant = $"{window[..(reach + Context)]}{row["alt"]}{window[(reach + Context + 1)..]}";
            using var x = PublishedModel.Encode(model, [Alphabet.Dna.ReverseComplement(window), Alphabet.Dna.ReverseComplement(mutant)]);
            return GainAndLoss(Predictor.Predict(model, x, null, default).Values, 2 * reach + 1);
        }).ToArray();
        string[] columns = ["gain", "gain_pos", "loss", "loss_pos"];
        var golden = new NpyArray<float>([.. table.SelectMany(row => columns.Select(column => PublishedModel.Number(row[column])))], [table.Count, columns.Length]);
        _comparison.Check($"{Name} TUBB8", scores, golden, ProbabilityTolerance, 0);
    }

    private static float[] GainAndLoss(float[] values, int positions)
    {
        // The gene is on the minus strand; read backwards, the answers are in the direction of the genome.
        var changes = Enumerable.Range(0, positions).Select(index => positions - 1 - index)
            .Select(index => values[(Outputs + Brain) * positions + index] - values[Brain * positions + index]).ToList();
        var (gain, loss) = (changes.Max(), changes.Min());
        return [gain, changes.IndexOf(gain) - positions / 2, loss, changes.IndexOf(loss) - positions / 2];
    }

    private static SequenceModel Load(PublishedModel published, string file) =>
        published.Load(file, new JsonObject { ["name"] = "Pangolin" }, Outputs, positional: true);

    private static IEnumerable<(string Sequence, int Position)> Sites(PublishedModel published)
    {
        var sequences = published.Sequences();
        return published.Table("golden_sites.tsv").Select(row => (sequences[PublishedModel.Whole(row["sequence_index"])], PublishedModel.Whole(row["output_position"])));
    }
}
