namespace CisLens.Inference.Attribution;

/// <summary>What the four scores of a position mean.</summary>
public enum MatrixKind
{
    /// <summary>The method scores only the base that is there.</summary>
    None,

    /// <summary>The contribution each base would have if it were there.</summary>
    Hypothetical,

    /// <summary>The change of the output when the base is put there; 0 at the base that is there.</summary>
    Effect,
}
