namespace CisLens.Inference.Models.Checkpoints;

/// <summary>A Python name that a pickle may mention. What is not made from one of these does not exist for the reader.</summary>
internal abstract record PickleGlobal(string FullName);

/// <summary>A name that may be called; the call builds a plain value from its arguments.</summary>
internal sealed record PickleFunction(string FullName, Func<PickleArguments, object?> Call) : PickleGlobal(FullName);

/// <summary>A storage class, which fixes the element type; null for untyped storages.</summary>
internal sealed record StorageClass(string FullName, TensorType? Type) : PickleGlobal(FullName);

/// <summary>An element type that appears as a value (torch.float32); null for types that tensors here cannot have.</summary>
internal sealed record ElementClass(string FullName, TensorType? Type) : PickleGlobal(FullName);

/// <summary>A standard torch.nn layer class.</summary>
internal sealed record LayerClass(string FullName, string Name) : PickleGlobal(FullName);

/// <summary>A class that is mentioned as an argument but never made here by itself.</summary>
internal sealed record MentionedClass(string FullName) : PickleGlobal(FullName);
