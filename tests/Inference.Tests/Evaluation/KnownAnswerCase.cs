using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Tests.Training;
using CisLens.Inference.Training;
using CisLens.Shared.Runs;
using static TorchSharp.torch;
using Target = CisLens.Inference.Models.Target;

namespace CisLens.Inference.Tests.Evaluation;

/// <summary>The network whose right answer is known, sequences with sites of one of its factors, and maps that are right or broken on purpose.</summary>
internal sealed class KnownAnswerCase : IDisposable
{
    public const int Output = 0;

    public KnownAnswerCase(int sequences)
    {
        Model = SequenceModel.Load(ModelPackage.Open(ShippedModels.Folder(KnownAnswerNetwork.Name)), null, CPU);
        Target = Target.Create(new TargetSpec { Output = Output, Name = KnownAnswerNetwork.Motifs[Output].Name }, Model.Card);
        // Only sequences to which the network answers have something to explain.
        var options = new SimulationOptions { Motifs = [KnownAnswerNetwork.Motifs[Output]], SequencesPerMotif = 6 * sequences, BackgroundSequences = 0 };
        Sequences = [.. SequenceSimulator.Create(options, 7).Sequences.Select(sequence => sequence.Bases)
            .Where(bases => KnownAnswerNetwork.Answer(bases, Output).Prediction > 0).Take(sequences)];
        Exact = [.. Sequences.Select(ExactMap)];
    }

    public SequenceModel Model { get; }

    public Target Target { get; }

    public IReadOnlyList<string> Sequences { get; }

    /// <summary>Gradient times input, which is the answer.</summary>
    public IReadOnlyList<float[]> Exact { get; }

    /// <summary>The exact scores in random order.</summary>
    public float[] ShuffledScores(int row)
    {
        var scores = (float[])Exact[row].Clone();
        new SeededRandom(1000 + row).Shuffle<float>(scores);
        return scores;
    }

    /// <summary>The exact scores of the next sequence.</summary>
    public float[] OtherScores(int row) => Exact[(row + 1) % Exact.Count];

    /// <summary>The same score everywhere.</summary>
    public float[] Constant(int row) => [.. Exact[row].Select(_ => 1f)];

    public ExplainedRow Row(int row, params IReadOnlyList<float[]> maps) => new(row, Bases.Encode(Sequences[row]), maps);

    public void Dispose() => Model.Dispose();

    private static float[] ExactMap(string bases)
    {
        var gradient = KnownAnswerNetwork.Answer(bases, Output).Gradient;
        return [.. bases.Select((letter, position) => gradient[Bases.Letters.IndexOf(letter, StringComparison.Ordinal) * bases.Length + position])];
    }
}
