using CisLens.Inference.Evaluation.GroundTruth;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Statistics;
using CisLens.Inference.Training;

namespace CisLens.Inference.Tests.Evaluation.GroundTruth;

public sealed class GroundTruthTests
{
    private const int Output = 0;

    [Fact]
    public void Of_SimulatedSequences_TheExactMapFindsWhatWasPlantedAndBrokenOnesDoNot()
    {
        var motif = KnownAnswerNetwork.Motifs[Output];
        var set = SequenceSimulator.Create(new SimulationOptions { Motifs = [motif], SequencesPerMotif = 300, BackgroundSequences = 0, DecoyChance = 1 }, 3);
        var rows = set.Sequences.Where(sequence => KnownAnswerNetwork.Answer(sequence.Bases, Output).Prediction > 0).Take(50)
            .Select((sequence, row) => (Truth: RowTruth.Of(sequence.Bases.Length, set.Sites.Where(site => site.SequenceId == sequence.Id), motif.Name), Map: ExactMap(sequence.Bases), Row: row)).ToList();
        var shuffled = rows.Select(row => TruthScore.Of(Shuffled(row.Map, row.Row), row.Truth)).ToList();
        var exact = rows.Select(row => TruthScore.Of(row.Map, row.Truth)).ToList();
        var other = rows.Select(row => TruthScore.Of(rows[(row.Row + 1) % rows.Count].Map, row.Truth)).ToList();
        var constant = rows.Select(row => TruthScore.Of(new float[row.Map.Length], row.Truth)).ToList();

        var right = MapTruth.Of(exact, 1);
        Assert.True(right.AveragePrecision.Low > 0.6, $"{right.AveragePrecision}");
        Assert.True(right.Recovery.Low > 0.6, $"{right.Recovery}");
        foreach (var broken in new[] { shuffled, other, constant })
        {
            var wrong = MapTruth.Of(broken, 1);
            Assert.True(wrong.AveragePrecision.High < right.AveragePrecision.Low - 0.15, $"{wrong.AveragePrecision}");
            Assert.True(wrong.Recovery.High < 0.5, $"{wrong.Recovery}");
        }
        // The network does not know the decoys; whoever points at random does.
        Assert.True(MapTruth.Of(shuffled, 1).Deceived.Low > right.Deceived.Value);
        var ranking = PairedRanking.Of([[.. shuffled.Select(row => row.AveragePrecision)], [.. exact.Select(row => row.AveragePrecision)]], (_, _) => true, 1);
        Assert.Equal((1, 0), (ranking[0].First, ranking[0].Second));
        Assert.True(ranking[0].Q < 1e-6);
    }

    [Fact]
    public void Of_PerfectAndReversedMaps_AreTheEnds()
    {
        var truth = RowTruth.Of(10, [Site("M", 2, 5), Site("D", 7, 9)], "M");
        var best = TruthScore.Of([0, 0, 3, 2, 1, 0, 0, 0, 0, 0], truth);
        var worst = TruthScore.Of([0, 0, -3, -2, -1, 0, 0, 5, 5, 0], truth);

        Assert.Equal((1.0, 0.3, 0.0, 0.2), (best.AveragePrecision, best.Chance, best.Deceived, best.DeceivedByChance));
        Assert.Equal([true], best.Found);
        Assert.Equal([false], worst.Found);
        Assert.Equal(2 / 3.0, worst.Deceived, 1e-12);
    }

    [Fact]
    public void Of_DecoyOverSite_CountsAsSite() =>
        Assert.Equal([false, false, true, true], RowTruth.Of(4, [Site("M", 0, 2), Site("D", 0, 4)], "M").Deceptive);

    [Fact]
    public void Of_NothingPlanted_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TruthScore.Of(new float[4], RowTruth.Of(4, [Site("D", 0, 2)], "M")));

    private static PlantedSite Site(string motif, int start, int end) => new("s", motif, start, end, '+', new string('A', end - start), motif != "M");

    private static float[] Shuffled(float[] map, int row)
    {
        var scores = (float[])map.Clone();
        new SeededRandom(row).Shuffle<float>(scores);
        return scores;
    }

    private static float[] ExactMap(string bases)
    {
        var gradient = KnownAnswerNetwork.Answer(bases, Output).Gradient;
        return [.. bases.Select((letter, position) => gradient[Bases.Letters.IndexOf(letter, StringComparison.Ordinal) * bases.Length + position])];
    }
}
