namespace CisLens.Shared.Runs;

/// <summary>What a stage computes.</summary>
public enum StageKind
{
    /// <summary>Fits the sequences to the model's input and lists the rows used and dropped.</summary>
    Prepare,

    /// <summary>The model's outputs, [rows, outputs].</summary>
    Predict,

    /// <summary>One attribution method for one target.</summary>
    Attribute,

    /// <summary>The output of one layer, pooled.</summary>
    Embed,

    /// <summary>Motifs of the filters of one convolution layer.</summary>
    Filters,

    /// <summary>Places of known motifs in the sequences.</summary>
    Scan,

    /// <summary>Patterns of one discovery, from the attributions.</summary>
    Discover,

    /// <summary>Places of motifs, scored by sequence and by attribution.</summary>
    Instances,

    /// <summary>One test of the audit.</summary>
    Test,

    /// <summary>The audit's evidence, from everything before it.</summary>
    Audit,

    /// <summary>The downloadable bundle.</summary>
    Bundle,
}
