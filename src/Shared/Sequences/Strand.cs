namespace CisLens.Shared.Sequences;

/// <summary>Which strand of a chromosome a region is read from.</summary>
public enum Strand
{
    /// <summary>Not stated; read as the forward strand.</summary>
    None = 0,

    /// <summary>Forward, written <c>+</c>.</summary>
    Forward = 1,

    /// <summary>Reverse, written <c>-</c>: the bases are the reverse complement of the reference.</summary>
    Reverse = 2,
}
