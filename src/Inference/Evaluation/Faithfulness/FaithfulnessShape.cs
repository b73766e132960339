namespace CisLens.Inference.Evaluation.Faithfulness;

/// <summary>What the arrays of <see cref="FaithfulnessOutputs"/> have along their axes.</summary>
/// <param name="MapTargets">For each map the number of the target that it explains.</param>
/// <param name="Targets">Number of targets.</param>
/// <param name="Levels">The levels; all bases come last.</param>
/// <param name="Draws">Draws of random positions.</param>
/// <param name="ShuffledDraws">Draws of random positions with the bases of a shuffle.</param>
/// <param name="BlockDraws">Draws of random blocks.</param>
/// <param name="Backgrounds">Shuffled backgrounds.</param>
public sealed record FaithfulnessShape(
    IReadOnlyList<int> MapTargets, int Targets, IReadOnlyList<MutationLevel> Levels, int Draws, int ShuffledDraws, int BlockDraws, int Backgrounds)
{
    /// <summary>The shape that settings give.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="mapTargets">For each map the number of the target that it explains.</param>
    /// <param name="targets">Number of targets.</param>
    public static FaithfulnessShape Of(FaithfulnessOptions options, IReadOnlyList<int> mapTargets, int targets)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new FaithfulnessShape(mapTargets, targets, options.AllLevels, options.Draws, options.ShuffledDraws, options.BlockDraws, options.Backgrounds);
    }

    /// <summary>Answers that are wanted of the model for a sequence; some of them for equal edits, which are asked once.</summary>
    /// <param name="maps">Maps that are asked about.</param>
    public double Answers(double maps) => 1 + Backgrounds + (Levels.Count * (Draws + ShuffledDraws + (maps * (2 + BlockDraws + Backgrounds))));

    /// <summary>Number of maps.</summary>
    public int Maps => MapTargets.Count;
}
