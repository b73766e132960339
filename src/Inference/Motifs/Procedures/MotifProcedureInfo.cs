namespace CisLens.Inference.Motifs.Procedures;

/// <summary>What the catalogue says of a procedure.</summary>
public sealed record MotifProcedureInfo
{
    /// <summary>Short name in specifications, e.g. <c>modisco</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people see.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether it needs what each of the four letters would contribute, not only the base that is there.</summary>
    public required bool NeedsHypothetical { get; init; }

    /// <summary>Paper or tool.</summary>
    public required string Source { get; init; }

    /// <summary>The options record; its public properties with their ranges and defaults are the procedure's settings.</summary>
    public required Type OptionsType { get; init; }
}
