using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Inference.Prediction;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>DeepBind's sixteen models against the authors' own program.</summary>
[Trait("Part", "golden")]
public sealed class DeepBindGoldenTests(ITestOutputHelper output)
{
    private const string Name = "deepbind";

    private readonly GoldenComparison _comparison = new(output);

    [SkippableTheory]
    [InlineData(false, "golden_single_pass_scores.npy")]
    [InlineData(true, "golden_program_scores.npy")]
    public void Predict_EachModel_GivesPublishedScores(bool scan, string file)
    {
        var published = new PublishedModel(Name);
        var models = published.Table("models.tsv");
        var golden = published.Golden(file);
        for (var column = 0; column < models.Count; column++)
        {
            using var model = Load(published, models[column], scan);
            var scores = Scores(model, published.Sequences());
            var expected = golden.Data.Where((_, index) => index % models.Count == column).ToArray();
            _comparison.Check($"{Name} {models[column]["id"]}{(scan ? " program" : " single pass")}", scores, new NpyArray<float>(expected, [scores.Length]), 1e-4, 0);
        }
    }

    [SkippableFact]
    public void Build_FromPublishedTexts_GivesProgramScores()
    {
        var published = new PublishedModel(Name);
        var models = published.Table("models.tsv");
        var golden = published.Golden("golden_program_scores.npy");
        using var folder = new TemporaryFolder();
        for (var column = 0; column < models.Count; column++)
        {
            var id = models[column]["id"];
            var package = ModelPackageBuilder.Build(new ModelPackageRequest
            {
                Weights = [Path.Combine(published.Folder, "params", id + ".txt")],
                Name = id,
                Title = id,
                Input = new ModelInput { MinimumLength = 1, Unknown = UnknownRule.Quarter },
                Strands = models[column]["reverse_complement"] == "1" ? StrandRule.Max : StrandRule.Given,
            }, folder.PathOf(id));
            using var model = SequenceModel.Load(package, null, CPU);
            var expected = golden.Data.Where((_, index) => index % models.Count == column).ToArray();
            _comparison.Check($"{Name} {id} package", Scores(model, published.Sequences()), new NpyArray<float>(expected, [expected.Length]), 1e-4, 0);
        }
    }

    private static float[] Scores(SequenceModel model, IEnumerable<string> sequences) => [.. sequences.Select(sequence =>
    {
        using var x = PublishedModel.Encode(model, [sequence], UnknownBase.Quarter);
        return Predictor.Predict(model, x, null, default).Values[0];
    })];

    private static SequenceModel Load(PublishedModel published, IReadOnlyDictionary<string, string> row, bool scan) => published.Load(
        Path.Combine("safetensors", row["id"] + ".safetensors"),
        new JsonObject
        {
            ["name"] = "DeepBind",
            ["detectors"] = PublishedModel.Whole(row["num_detectors"]),
            ["detector_length"] = PublishedModel.Whole(row["detector_len"]),
            ["average_pooling"] = row["has_avg_pooling"] == "1",
            ["hidden"] = PublishedModel.Whole(row["num_hidden"]),
            ["scan"] = scan,
        },
        1,
        strands: scan && row["reverse_complement"] == "1" ? StrandRule.Max : StrandRule.Given);
}
