using System.Text.Json.Nodes;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Faithfulness;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;

namespace CisLens.Inference.Tests.Evaluation.Faithfulness;

/// <summary>The mutation experiment of the DNABERT case study, with its maps, its replacements and its random draws.</summary>
[Trait("Part", "golden")]
public sealed class DnabertMutagenesisTests
{
    private const int Most = 20;

    public static TheoryData<string> Methods => ["LRP", "rollout", "attention", "saliency_l2", "integrated_gradients", "GradCAM"];

    [SkippableTheory]
    [MemberData(nameof(Methods))]
    public void Apply_TopTwentyBases_GivesTheMutatedSequences(string method)
    {
        var (inputs, results) = (Read("inputs.json"), Read("results.json"));
        var scores = NpyFile.Read<double>(PathOf($"base_score_{method}.npy"));
        var length = (int)scores.Shape[1];
        var golden = results["methods"]![method]!["mutated_sequences_top20"]!.AsArray();
        for (var row = 0; row < golden.Count; row++)
        {
            var codes = Bases.Encode(inputs["sequences"]![row]!.GetValue<string>());
            var letters = Bases.Encode(inputs["mutant_letters"]![row]!.GetValue<string>());
            float[] map = [.. scores.Data.Skip(row * length).Take(length).Select(score => (float)score)];
            var mutated = Replacements.Apply(codes, new KnownPositions(codes).Ranked(map).AsSpan(0, Most), letters);

            Assert.Equal(golden[row]!.GetValue<string>(), Bases.Decode(mutated));
        }
    }

    [SkippableFact]
    public void DrawInterval_RandomMutations_IsThatOfTheStudy()
    {
        var random = Read("results.json")["random"]!;
        int[] labels = [.. Read("inputs.json")["labels"]!.AsArray().Select(label => label!.GetValue<int>())];
        var probabilities = NpyFile.Read<float>(PathOf("random_probability.npy"));
        var (replicates, levels, sequences) = ((int)probabilities.Shape[0], (int)probabilities.Shape[1], (int)probabilities.Shape[2]);
        var predicted = File.ReadAllBytes(PathOf("random_predicted.npy"))[^probabilities.Data.Length..];
        int[] positive = [.. Enumerable.Range(0, sequences).Where(row => labels[row] == 1)];

        for (var level = 0; level < levels; level++)
        {
            int At(int row, int draw) => (draw * levels + level) * sequences + row;
            double Drop(int row, int draw) => probabilities.Data[row] - (double)probabilities.Data[At(row, draw)];
            double Right(int row, int draw) => predicted[At(row, draw)] == labels[row] ? 1 : 0;

            Check(random["mean_probability_drop"]!, level, DrawInterval.Of(sequences, replicates, Drop, 1, replicates));
            Check(random["accuracy"]!, level, DrawInterval.Of(sequences, replicates, Right, 1, replicates));
            Check(random["accuracy_label1"]!, level, DrawInterval.Of(positive.Length, replicates, (item, draw) => Right(positive[item], draw), 1, replicates));
        }
    }

    // Fewer draws, from which replicates are put together at random, give nearly the same interval.
    [SkippableFact]
    public void DrawInterval_FewDraws_ComesNearThatOfTheStudy()
    {
        var random = Read("results.json")["random"]!["mean_probability_drop"]!;
        var probabilities = NpyFile.Read<float>(PathOf("random_probability.npy"));
        var (levels, sequences) = ((int)probabilities.Shape[1], (int)probabilities.Shape[2]);
        for (var level = 1; level < levels; level++)
        {
            var chance = DrawInterval.Of(sequences, 40, (row, draw) => probabilities.Data[row] - (double)probabilities.Data[(draw * levels + level) * sequences + row], 1);
            Assert.Equal(random["percentile_2_5"]![level]!.GetValue<double>(), chance.Low, 0.03);
            Assert.Equal(random["percentile_97_5"]![level]!.GetValue<double>(), chance.High, 0.03);
        }
    }

    private static void Check(JsonNode golden, int level, DrawInterval chance)
    {
        Assert.Equal(golden["mean"]![level]!.GetValue<double>(), chance.Mean, 1e-6);
        Assert.Equal(golden["percentile_2_5"]![level]!.GetValue<double>(), chance.Low, 1e-6);
        Assert.Equal(golden["percentile_97_5"]![level]!.GetValue<double>(), chance.High, 1e-6);
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;

    private static string PathOf(string file) => Path.Combine(GoldenFolders.Oracles(), "transformer", "mutagenesis_faithfulness", file);
}
