namespace CisLens.Inference.Runs.Audits.Remedies;

/// <summary>The pages on which something can be done about a rule.</summary>
public enum RemedyPage
{
    /// <summary>The run's output against mutated bases, by method.</summary>
    Faithfulness,

    /// <summary>The sequences on which methods disagree most, and the deciding experiment.</summary>
    Agreement,

    /// <summary>Change of the maps against change of the prediction.</summary>
    Stability,

    /// <summary>Spread over references, seeds and replicas.</summary>
    Spread,

    /// <summary>The run's sequences, with those that were dropped.</summary>
    Rows,

    /// <summary>The run's motifs, with strong attributions that match nothing and instances that the model ignores.</summary>
    Motifs,

    /// <summary>The sequences that were shown, and the random panel beside them.</summary>
    Selections,

    /// <summary>The model: performance, layers, what it is ready for.</summary>
    Model,

    /// <summary>The project's sequence sets.</summary>
    Sequences,

    /// <summary>Sequences whose truth is known, and training on them.</summary>
    Simulate,
}
