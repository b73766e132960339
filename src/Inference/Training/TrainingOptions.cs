namespace CisLens.Inference.Training;

/// <summary>How a network is trained. Two trainings with equal options, data and number of threads give equal weights.</summary>
public sealed record TrainingOptions
{
    /// <summary>Decides the starting weights, the order of the examples, the shuffled negatives, the strands and what is dropped.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Passes over the training examples at most; the learning rate falls to zero over them.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>Passes without a better validation after which training stops.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Sequences in a step, shuffled negatives included.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>The step size at the start; it falls along half a cosine.</summary>
    public double LearningRate { get; init; } = 0.002;

    /// <summary>Whether each example comes with a dinucleotide-shuffled copy, drawn anew in each pass, that is negative for all outputs.</summary>
    public bool ShuffledNegatives { get; init; } = true;

    /// <summary>Whether each example is shown as its reverse complement half of the time.</summary>
    public bool BothStrands { get; init; } = true;
}
