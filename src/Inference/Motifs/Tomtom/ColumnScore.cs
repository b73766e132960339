namespace CisLens.Inference.Motifs.Tomtom;

/// <summary>How alike two columns of probabilities are; higher is better.</summary>
public enum ColumnScore
{
    /// <summary>Minus the Euclidean distance.</summary>
    Euclidean,

    /// <summary>Pearson's correlation of the four probabilities.</summary>
    Pearson,

    /// <summary>Sandelin and Wasserman's similarity: 2 minus the squared Euclidean distance.</summary>
    Sandelin,

    /// <summary>Minus the mean of both Kullback-Leibler divergences, in decimal digits.</summary>
    Kullback,

    /// <summary>Average log-likelihood ratio of Wang and Stormo, weighted by the sites of both motifs, in nats.</summary>
    Allr,
}
