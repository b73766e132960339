namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A storage as the pickle names it: the bytes are found later. A view covers part of the storage of that key.</summary>
internal sealed record StorageReference(string Key, TensorType? Type, long Count, long ViewOffset = 0, long? ViewCount = null);
