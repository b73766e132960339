using CisLens.Inference.Sequences;

namespace CisLens.Inference.Training;

/// <summary>The arrays of one step.</summary>
/// <param name="Inputs">[sequence, 4, length].</param>
/// <param name="Labels">[sequence, output].</param>
/// <param name="Known">[sequence, output].</param>
/// <param name="Count">Number of sequences.</param>
internal sealed record TrainingBatch(float[] Inputs, float[] Labels, float[] Known, int Count)
{
    /// <summary>Builds a step from some examples, with the shuffled negatives and turned strands of the options.</summary>
    /// <param name="examples">All examples.</param>
    /// <param name="chosen">Which of them.</param>
    /// <param name="options">What to add and turn.</param>
    /// <param name="random">Where the randomness comes from; it is advanced.</param>
    public static TrainingBatch Create(Examples examples, ReadOnlySpan<int> chosen, TrainingOptions options, SeededRandom random)
    {
        var outputs = examples.Outputs;
        var copies = options.ShuffledNegatives ? 2 : 1;
        var count = copies * chosen.Length;
        var batch = new TrainingBatch(
            new float[count * 4 * examples.Length], new float[count * outputs], new float[count * outputs], count);
        for (var i = 0; i < chosen.Length; i++)
        {
            var codes = examples.Sequences[chosen[i]];
            batch.Write(i, codes, options, random);
            examples.Labels.AsSpan(chosen[i] * outputs, outputs).CopyTo(batch.Labels.AsSpan(i * outputs));
            examples.Known.AsSpan(chosen[i] * outputs, outputs).CopyTo(batch.Known.AsSpan(i * outputs));
            if (!options.ShuffledNegatives)
                continue;
            var shuffled = (byte[])codes.Clone();
            DinucleotideShuffle.Shuffle(shuffled, random);
            batch.Write(chosen.Length + i, shuffled, options, random);
            batch.Known.AsSpan((chosen.Length + i) * outputs, outputs).Fill(1);
        }
        return batch;
    }

    private void Write(int row, byte[] codes, TrainingOptions options, SeededRandom random)
    {
        var target = Inputs.AsSpan(row * 4 * codes.Length, 4 * codes.Length);
        if (options.BothStrands && random.Next(2) == 1)
        {
            var turned = new byte[codes.Length];
            Bases.ReverseComplement(codes, turned);
            OneHot.Encode(turned, target);
        }
        else
            OneHot.Encode(codes, target);
    }
}
