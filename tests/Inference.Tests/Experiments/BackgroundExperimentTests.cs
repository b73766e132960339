using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Experiments;
using CisLens.Inference.Sequences;
using CisLens.Inference.Tests.Evaluation;
using CisLens.Inference.Training;

namespace CisLens.Inference.Tests.Experiments;

public sealed class BackgroundExperimentTests : IDisposable
{
    private readonly KnownAnswerCase _case = new(12);

    public void Dispose() => _case.Dispose();

    private static byte[] Motif => Bases.Encode(KnownAnswerNetwork.Motifs[KnownAnswerCase.Output].BestSite());

    [Fact]
    public void Differences_MotifInBackgrounds_AreThoseOfTheKnownAnswer()
    {
        var backgrounds = Backgrounds(12);
        var experiment = new BackgroundExperiment(backgrounds);
        var arm = experiment.Add(MotifPlacement.Centred(Motif, KnownAnswerNetwork.Length));
        var outputs = experiment.Run(new EditEvaluator(_case.Model, [_case.Target]), default);
        var differences = outputs.Differences(arm, 0, 0);
        foreach (var (number, sequence) in experiment.Sequences(arm).Index())
            Assert.Equal(Answer(sequence) - Answer(backgrounds[number]), differences[number], 1e-3);
        Assert.All(differences, difference => Assert.True(difference > 1));
    }

    [Fact]
    public void Run_EqualSequences_AreAskedAboutOnce()
    {
        var experiment = new BackgroundExperiment(Backgrounds(12));
        experiment.Add(new MotifPlacement(Motif, 10));
        experiment.Add(new MotifPlacement(Motif, 10));
        experiment.Add((_, _) => { });
        var evaluator = new EditEvaluator(_case.Model, [_case.Target]);
        var outputs = experiment.Run(evaluator, default);
        Assert.Equal(24, evaluator.ForwardPasses);
        Assert.Equal(4, outputs.Arms);
        Assert.Equal(outputs.Of(1, 0), outputs.Of(2, 0));
        Assert.Equal(outputs.Of(0, 0), outputs.Of(3, 0));
    }

    [Fact]
    public void Effects_MotifAgainstAnother_OnlyTheModelsOwnIsConfirmed()
    {
        var backgrounds = Backgrounds(60);
        var experiment = new BackgroundExperiment(backgrounds);
        byte[][] motifs = [Motif, Bases.Encode("GATTACAGATTACA")];
        foreach (var motif in motifs)
        {
            var placement = MotifPlacement.Centred(motif, KnownAnswerNetwork.Length);
            experiment.Add(placement);
            experiment.Add((number, codes) => (placement with { Codes = MotifControls.Shuffled(motif, SeededRandom.ForItem(1, number)) }).Apply(codes));
            experiment.Add((number, codes) =>
            {
                placement.Apply(codes);
                MotifControls.Scrambled(codes, placement, SeededRandom.ForItem(2, number)).CopyTo(codes, 0);
            });
        }
        var outputs = experiment.Run(new EditEvaluator(_case.Model, [_case.Target]), default);
        var effects = MotifEffects.Of([.. Enumerable.Range(0, 2).Select(motif => new MotifDifferences(
            outputs.Differences(1 + (3 * motif), 0, 0), outputs.Differences(2 + (3 * motif), 0, 0), outputs.Differences(3 + (3 * motif), 0, 0)))], 7);
        Assert.Equal((1, true, true), (effects[0].Direction, effects[0].ExceedsShuffle, effects[0].ExceedsScramble));
        Assert.True(effects[0].Q < 1e-9);
        Assert.Equal(60, effects[0].Effect.N);
        Assert.Equal(outputs.Differences(1, 0, 0).Average(), effects[0].Effect.Value, 1e-9);
        Assert.Equal((0, false, false), (effects[1].Direction, effects[1].ExceedsShuffle, effects[1].ExceedsScramble));
        Assert.True(effects[1].Q > 0.05);
    }

    private byte[][] Backgrounds(int count) => [.. Enumerable.Range(0, count).Select(number =>
        new NullSequences(NullModel.DinucleotideShuffle, null).Draw(Bases.Encode(_case.Sequences[number % _case.Sequences.Count]), SeededRandom.ForItem(3, number)))];

    private static double Answer(byte[] codes) => KnownAnswerNetwork.Answer(Bases.Decode(codes), KnownAnswerCase.Output).Prediction;
}
