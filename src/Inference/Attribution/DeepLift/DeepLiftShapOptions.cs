using CisLens.Inference.Attribution.References;

namespace CisLens.Inference.Attribution.DeepLift;

/// <summary>Settings of <see cref="DeepLiftShapMethod"/>: 20 dinucleotide shuffles of each sequence unless others are chosen.</summary>
public sealed record DeepLiftShapOptions : ReferenceOptions;
