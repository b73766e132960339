namespace CisLens.Inference.Evaluation.Agreement;

/// <summary>How far two maps of a sequence agree, each number with the 95 % quantile of the same number when one map is turned against the other.</summary>
/// <param name="Spearman">Rank correlation over the known bases.</param>
/// <param name="SpearmanNull">Its 95 % quantile over turns.</param>
/// <param name="Overlap">The share of the top bases, by size of the score, that both maps have.</param>
/// <param name="OverlapNull">Its 95 % quantile over turns.</param>
/// <param name="Signs">Of the bases that are among the top of either map, the share where both scores have the same sign.</param>
/// <param name="SignsNull">Its 95 % quantile over turns.</param>
public readonly record struct MapAgreement(double Spearman, double SpearmanNull, double Overlap, double OverlapNull, double Signs, double SignsNull);
