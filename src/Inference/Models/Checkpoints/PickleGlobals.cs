namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The allow-list: every Python name that a weights file may mention. Any other is refused by name.</summary>
internal static class PickleGlobals
{
    private static readonly Dictionary<string, PickleGlobal> Known =
        Containers().Concat(Tensors()).Concat(Storages()).Concat(ElementTypes()).Concat(Layers()).Concat(NumpyValues.Globals())
            .ToDictionary(global => global.FullName);

    /// <param name="file">The file that asks.</param>
    /// <param name="module">The Python module, as the pickle spells it.</param>
    /// <param name="name">The name within the module; a dotted name is one string here and never walks attributes.</param>
    public static PickleGlobal Find(CheckpointFile file, string module, string name) =>
        Known.GetValueOrDefault($"{module}.{name}")
        ?? throw file.Refuse($"wants to run {CheckpointFile.Show($"{module}.{name}")}; CisLens reads tensors and standard torch.nn layers only. Save the state_dict instead.");

    private static IEnumerable<PickleGlobal> Containers()
    {
        yield return new PickleFunction("collections.OrderedDict", PlainValues.Dictionary);
        yield return new PickleFunction("collections.defaultdict", PlainValues.DefaultDictionary);
        yield return new PickleFunction("argparse.Namespace", PlainValues.Namespace);
        yield return new PickleFunction("_codecs.encode", PlainValues.Encode);
        foreach (var module in (string[])["__builtin__", "builtins"])
        {
            yield return new PickleFunction($"{module}.set", PlainValues.Set);
            yield return new PickleFunction($"{module}.frozenset", PlainValues.Set);
            yield return new PickleFunction($"{module}.bytearray", PlainValues.Bytes);
            foreach (var type in (string[])["list", "dict", "tuple", "int", "long", "float", "bool", "str", "unicode"])
                yield return new MentionedClass($"{module}.{type}");
        }
    }

    private static IEnumerable<PickleGlobal> Tensors()
    {
        yield return new PickleFunction("torch._utils._rebuild_tensor", TensorRebuild.Original);
        yield return new PickleFunction("torch._utils._rebuild_tensor_v2", TensorRebuild.Version2);
        yield return new PickleFunction("torch._utils._rebuild_tensor_v3", TensorRebuild.Version3);
        yield return new PickleFunction("torch._utils._rebuild_parameter", TensorRebuild.Parameter);
        yield return new PickleFunction("torch._utils._rebuild_parameter_with_state", TensorRebuild.Parameter);
        yield return new PickleFunction("torch._tensor._rebuild_from_type_v2", TensorRebuild.FromType);
        yield return new PickleFunction("torch.Size", PlainValues.Size);
        yield return new PickleFunction("torch.device", PlainValues.Device);
        yield return new MentionedClass("torch.Tensor");
        yield return new MentionedClass("torch.nn.parameter.Parameter");
    }

    private static IEnumerable<PickleGlobal> Storages()
    {
        (string Name, TensorType Type)[] typed =
        [
            ("Float", TensorType.Float32), ("Double", TensorType.Float64), ("Half", TensorType.Float16), ("BFloat16", TensorType.BFloat16),
            ("Long", TensorType.Int64), ("Int", TensorType.Int32), ("Short", TensorType.Int16), ("Char", TensorType.Int8),
            ("Byte", TensorType.UInt8), ("Bool", TensorType.Bool),
        ];
        foreach (var (name, type) in typed)
        {
            yield return new StorageClass($"torch.{name}Storage", type);
            yield return new StorageClass($"torch.cuda.{name}Storage", type);
        }

        foreach (var name in (string[])["torch.storage.UntypedStorage", "torch.storage._UntypedStorage", "torch.UntypedStorage"])
            yield return new StorageClass(name, null);
    }

    private static IEnumerable<PickleGlobal> ElementTypes()
    {
        (string Name, TensorType? Type)[] types =
        [
            ("float32", TensorType.Float32), ("float", TensorType.Float32), ("float64", TensorType.Float64), ("double", TensorType.Float64),
            ("float16", TensorType.Float16), ("half", TensorType.Float16), ("bfloat16", TensorType.BFloat16),
            ("int64", TensorType.Int64), ("long", TensorType.Int64), ("int32", TensorType.Int32), ("int", TensorType.Int32),
            ("int16", TensorType.Int16), ("short", TensorType.Int16), ("int8", TensorType.Int8), ("uint8", TensorType.UInt8),
            ("bool", TensorType.Bool), ("complex64", null), ("complex128", null),
        ];
        return types.Select(type => new ElementClass($"torch.{type.Name}", type.Type));
    }

    private static IEnumerable<PickleGlobal> Layers()
    {
        (string Module, string[] Names)[] layers =
        [
            ("container", ["Sequential", "ModuleList"]),
            ("conv", ["Conv1d", "Conv2d"]),
            ("linear", ["Linear", "Identity"]),
            ("batchnorm", ["BatchNorm1d", "BatchNorm2d"]),
            ("normalization", ["LayerNorm"]),
            ("activation",
            [
                "ReLU", "ReLU6", "LeakyReLU", "PReLU", "ELU", "SELU", "CELU", "GELU", "SiLU", "Mish", "Softplus", "Sigmoid", "Tanh",
                "Softmax", "Hardtanh",
            ]),
            ("pooling", ["MaxPool1d", "MaxPool2d", "AvgPool1d", "AdaptiveAvgPool1d", "AdaptiveMaxPool1d"]),
            ("dropout", ["Dropout"]),
            ("flatten", ["Flatten"]),
        ];
        return layers.SelectMany(layer => layer.Names.Select(name => new LayerClass($"torch.nn.modules.{layer.Module}.{name}", name)));
    }
}
