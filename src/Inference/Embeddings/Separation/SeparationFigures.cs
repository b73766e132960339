using CisLens.Inference.Statistics;

namespace CisLens.Inference.Embeddings.Separation;

/// <summary>How well groups are separated in the first principal components.</summary>
/// <param name="Groups">Number of sequences of each group, in the order of <see cref="SeparationReport.Labels"/>.</param>
/// <param name="Explained">Share of the variance that the components looked at explain together, 0 to 1.</param>
/// <param name="Silhouette">Mean silhouette, -1 to 1; 0 means no separation.</param>
/// <param name="SilhouetteTest">Against shuffled labels.</param>
/// <param name="Auroc">Mean area under the ROC curve of logistic regression on held-out sequences, one group against the rest; 0.5 is chance.</param>
/// <param name="AurocTest">Against shuffled labels.</param>
public sealed record SeparationFigures(
    IReadOnlyList<int> Groups,
    double Explained,
    Estimate Silhouette,
    PermutationTest SilhouetteTest,
    Estimate Auroc,
    PermutationTest AurocTest);
