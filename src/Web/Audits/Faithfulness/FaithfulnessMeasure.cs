namespace CisLens.Web.Audits.Faithfulness;

/// <summary>What is drawn against mutated bases.</summary>
public enum FaithfulnessMeasure
{
    /// <summary>The output, beside a control.</summary>
    Output,

    /// <summary>The share of sequences classified right.</summary>
    Accuracy,

    /// <summary>The share of the output that the bases alone bring back.</summary>
    Sufficiency,

    /// <summary>How well scores predict what random bases do.</summary>
    Sensitivity,
}
