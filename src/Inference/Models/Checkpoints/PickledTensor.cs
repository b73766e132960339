namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A tensor as the pickle states it, not yet checked against its storage; offset and strides count elements.</summary>
internal sealed record PickledTensor(StorageReference Storage, TensorType Type, long Offset, long[] Shape, long[] Strides);
