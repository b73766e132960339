using System.Text.Json.Nodes;
using CisLens.Inference.Attribution;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Training;

/// <summary>Attribution methods on the network whose right answer is known.</summary>
public sealed class KnownAnswerAttributionTests : IDisposable
{
    private const int Start = 37;

    private readonly SequenceModel _model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(KnownAnswerNetwork.Name)), null, CPU);

    /// <summary>Each method with each factor.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            // Against random references other places of the sequence score too: a reference may hold a site where it has none.
            // Second-order ISM and interaction maps score pairs around the middle of the sequence, and not every base of a site interacts.
            // Grad-CAM answers for windows of the filters' width, and deconvolution for what filters look for anywhere.
            foreach (var method in AttributionCatalogue.All.Where(method => !method.Info.NeedsPositions && method.Info.Id is not ("grad-cam" or "deconvolution" or "second-order-ism" or "dfim")
                && !AttributionCatalogue.Settings(method.Info.Id).Any(setting => setting.Name == "shuffles")))
                for (var output = 0; output < KnownAnswerNetwork.Motifs.Count; output++)
                    cases.Add(method.Info.Id, output);
            return cases;
        }
    }

    public void Dispose() => _model.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attribute_PlantedSite_ScoresExactlyItsBases(string method, int output)
    {
        var bases = Planted(output);
        var maps = Attribute(method, output, bases);

        var scored = Enumerable.Range(0, bases.Length).Where(i => Math.Abs(maps.Observed[i]) > 1e-4f);

        Assert.Equal(Enumerable.Range(Start, KnownAnswerNetwork.Motifs[output].Width), scored);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Attribute_MutagenesisOfPlantedSite_EqualsTheAnswerOfEachMutant(int output)
    {
        var bases = Planted(output);
        var before = KnownAnswerNetwork.Answer(bases, output).Prediction;
        var matrix = Attribute("ism", output, bases).Matrix!;

        for (var letter = 0; letter < 4; letter++)
            for (var i = 0; i < bases.Length; i++)
            {
                var mutant = SequenceEdits.Substitute(bases, Bases.Letters[letter].ToString(), i);
                Assert.Equal(KnownAnswerNetwork.Answer(mutant, output).Prediction - before, matrix[letter * bases.Length + i], 1e-3);
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Attribute_GradientTimesInput_EqualsTheMotifWeights(int output)
    {
        var motif = KnownAnswerNetwork.Motifs[output];
        var bases = Planted(output);
        var observed = Attribute("gradient-x-input", output, bases).Observed;
        var weights = KnownAnswerNetwork.Weights(motif, reverse: false);

        for (var i = 0; i < motif.Width; i++)
            Assert.Equal(weights[Bases.Letters.IndexOf(bases[Start + i], StringComparison.Ordinal), i], observed[Start + i], 1e-5f);
    }

    private AttributionMaps Attribute(string method, int output, string bases)
    {
        using var scope = NewDisposeScope();
        var oneHot = tensor(OneHot.Encode(bases), [1, 4, bases.Length]);
        var options = AttributionCatalogue.Options(new MethodSpec { Method = method, Options = SingleBases(method) });
        return AttributionCatalogue.Get(method).Attribute(new AttributionInput(_model, [TargetOf(output)], oneHot), options, default)[0];
    }

    // Windows give their score to all of their bases; with windows of one base the site stands out base by base.
    private static JsonObject? SingleBases(string method) => AttributionCatalogue.Settings(method).Any(setting => setting.Name == "stride")
        ? new JsonObject { ["window"] = 1, ["stride"] = 1 }
        : null;

    private Target TargetOf(int output) => Target.Create(new TargetSpec { Output = output, Name = KnownAnswerNetwork.Motifs[output].Name }, _model.Card);

    // The best site in a sequence in which no other place comes near the threshold: no single change elsewhere makes a site.
    private static string Planted(int output)
    {
        var motif = KnownAnswerNetwork.Motifs[output];
        return Enumerable.Range(0, 1000)
            .Select(item => MarkovBackground.CpgDepleted(0.4).Draw(KnownAnswerNetwork.Length, SeededRandom.ForItem(output, item)))
            .Select(bases => SequenceEdits.Substitute(bases, motif.BestSite(), Start))
            .First(bases => IsQuiet(bases, output, motif.Width));
    }

    private static bool IsQuiet(string bases, int output, int width)
    {
        var prediction = KnownAnswerNetwork.Answer(bases, output).Prediction;
        return Enumerable.Range(0, bases.Length).Where(i => i < Start || i >= Start + width).All(i => Bases.Letters.All(letter =>
            KnownAnswerNetwork.Answer(SequenceEdits.Substitute(bases, letter.ToString(), i), output).Prediction == prediction));
    }
}
