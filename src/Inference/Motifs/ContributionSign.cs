namespace CisLens.Inference.Motifs;

/// <summary>Whether a seqlet or pattern raises or lowers the output. It says nothing about the strand.</summary>
public enum ContributionSign
{
    /// <summary>It raises the output.</summary>
    Positive,

    /// <summary>It lowers the output (repressive); not the minus strand.</summary>
    Negative,
}
