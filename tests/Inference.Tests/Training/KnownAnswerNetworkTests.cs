using CisLens.Inference.Models.Layers;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared.Sequences;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace CisLens.Inference.Tests.Training;

public sealed class KnownAnswerNetworkTests : IDisposable
{
    private readonly LayerGraph _graph = Network();

    public static TheoryData<int> Outputs => [.. Enumerable.Range(0, KnownAnswerNetwork.Motifs.Count)];

    public void Dispose() => _graph.Dispose();

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Gradient_OnePlantedSite_IsTheMotifThereAndZeroElsewhere(int output)
    {
        var motif = KnownAnswerNetwork.Motifs[output];
        var background = SilentBackground(output);
        foreach (var start in new[] { 0, 40, KnownAnswerNetwork.Length - motif.Width })
            foreach (var reverse in new[] { false, true })
            {
                var site = reverse ? Alphabet.Dna.ReverseComplement(motif.BestSite()) : motif.BestSite();
                var bases = SequenceEdits.Substitute(background, site, start);
                var scores = GradientTimesInput(bases, output);

                Assert.All(Enumerable.Range(0, start), i => Assert.Equal(0, scores[i]));
                Assert.All(Enumerable.Range(start, motif.Width), i => Assert.True(scores[i] > 0, $"Base {i} of {motif.Name} has {scores[i]}."));
                Assert.All(Enumerable.Range(start + motif.Width, bases.Length - start - motif.Width), i => Assert.Equal(0, scores[i]));
            }
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Gradient_DemoSequences_EqualsTheAnswerComputedByHand(int output)
    {
        var sites = 0;
        foreach (var sequence in DemoSequences.Create().Sequences.Where((s, i) => s.Group == KnownAnswerNetwork.Motifs[output].Name || i % 10 == 0))
        {
            var (prediction, gradient) = KnownAnswerNetwork.Answer(sequence.Bases, output);
            var (actualPrediction, actualGradient) = Run(sequence.Bases, output);

            Assert.Equal(prediction, actualPrediction, 1e-3);
            Assert.All(gradient.Zip(actualGradient), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
            sites += prediction > 0 ? 1 : 0;
        }
        Assert.True(sites >= 3, $"Only {sites} sequences have a site above the threshold.");
    }

    [Fact]
    public void Answer_NoSite_IsZero()
    {
        var (prediction, gradient) = KnownAnswerNetwork.Answer(SilentBackground(0), 0);

        Assert.Equal(0, prediction);
        Assert.All(gradient, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Cutoff_EachMotif_LetsTheBestSitePassAndNoUnrelatedOne()
    {
        foreach (var motif in KnownAnswerNetwork.Motifs)
        {
            var weights = KnownAnswerNetwork.Weights(motif, reverse: false);
            var best = motif.BestSite().Select((letter, i) => weights[Bases.Letters.IndexOf(letter, StringComparison.Ordinal), i]).Sum();

            Assert.Equal(0.8f * best, KnownAnswerNetwork.Cutoff(motif), 3);
        }
    }

    // The files that ship are those that the code writes.
    [Fact]
    public void Write_Package_EqualsTheOneThatShips()
    {
        var folder = Directory.CreateTempSubdirectory("cislens-known").FullName;
        KnownAnswerNetwork.Write(folder);
        foreach (var file in Directory.GetFiles(folder))
            Assert.Equal(File.ReadAllBytes(Path.Combine(ShippedModels.Folder(KnownAnswerNetwork.Name), Path.GetFileName(file))), File.ReadAllBytes(file));
        Directory.Delete(folder, recursive: true);
    }

    private static LayerGraph Network()
    {
        var graph = new LayerGraph(KnownAnswerNetwork.Layers());
        graph.Bind(KnownAnswerNetwork.Tensors().ToDictionary(tensor => tensor.Name), "known answer", CPU);
        return graph;
    }

    // A random sequence in which no motif of the output, planted or by chance, passes the threshold.
    private static string SilentBackground(int output) =>
        Enumerable.Range(0, 100)
            .Select(item => MarkovBackground.CpgDepleted(0.4).Draw(KnownAnswerNetwork.Length, SeededRandom.ForItem(output, item)))
            .First(bases => KnownAnswerNetwork.Answer(bases, output).Prediction == 0);

    private float[] GradientTimesInput(string bases, int output)
    {
        var gradient = Run(bases, output).Gradient;
        return [.. bases.Select((letter, i) => gradient[Bases.Letters.IndexOf(letter, StringComparison.Ordinal) * bases.Length + i])];
    }

    private (float Prediction, float[] Gradient) Run(string bases, int output)
    {
        using var scope = NewDisposeScope();
        var input = tensor(OneHot.Encode(bases), [1, 4, bases.Length]).requires_grad_();
        var answer = _graph.Forward(input)[0, output];
        var gradient = autograd.grad([answer], [input])[0];
        return (answer.item<float>(), gradient.data<float>().ToArray());
    }
}
