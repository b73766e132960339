namespace CisLens.Shared.Runs;

/// <summary>What an axis of a method's array runs over.</summary>
public enum ArrayAxis
{
    /// <summary>The bases A, C, G, T.</summary>
    Base,

    /// <summary>Positions of the sequence as the model takes it.</summary>
    Position,

    /// <summary>Positions of the model's output.</summary>
    OutputPosition,

    /// <summary>Windows of the sequence, or positions chosen from it.</summary>
    Window,

    /// <summary>Reference sequences.</summary>
    Reference,

    /// <summary>Random draws.</summary>
    Sample,
}
