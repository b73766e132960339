namespace CisLens.Shared.Runs;

/// <summary>Which scalar of the model's output is explained. Always named beside the result.</summary>
public sealed record TargetSpec
{
    /// <summary>0-based index of the output (task or channel).</summary>
    public required int Output { get; init; }

    /// <summary>The output's name on the model card, e.g. <c>CTCF</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the positions of a position-wise output become one number; <see cref="PositionRule.None"/> for scalar outputs.</summary>
    public PositionRule Positions { get; init; }

    /// <summary>The 0-based output position, for <see cref="PositionRule.At"/>.</summary>
    public int? Position { get; init; }
}
