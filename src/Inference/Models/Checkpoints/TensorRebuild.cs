namespace CisLens.Inference.Models.Checkpoints;

/// <summary>The calls by which PyTorch pickles tensors and parameters.</summary>
internal static class TensorRebuild
{
    private const int MostDimensions = 32;

    /// <summary>(storage, offset, size, stride)</summary>
    public static object Original(PickleArguments arguments)
    {
        var storage = arguments.Value<StorageReference>(0);
        return Tensor(arguments, storage, storage.Type ?? throw arguments.Unexpected());
    }

    /// <summary>(storage, offset, size, stride, requires_grad, hooks, ...)</summary>
    public static object Version2(PickleArguments arguments)
    {
        CheckHooks(arguments, 5);
        return Original(arguments);
    }

    /// <summary>(untyped storage, offset, size, stride, requires_grad, hooks, dtype, ...)</summary>
    public static object Version3(PickleArguments arguments)
    {
        CheckHooks(arguments, 5);
        var storage = arguments.Value<StorageReference>(0);
        var type = arguments.Value<ElementClass>(6).Type ?? throw arguments.Unexpected();
        return Tensor(arguments, storage, type);
    }

    /// <summary>(tensor, requires_grad, hooks, ...)</summary>
    public static object Parameter(PickleArguments arguments)
    {
        CheckHooks(arguments, 2);
        return arguments.Value<PickledTensor>(0);
    }

    /// <summary>(function, class, arguments, state): a tensor that carries Python attributes, which are not read.</summary>
    public static object? FromType(PickleArguments arguments)
    {
        var function = arguments.Value<PickleFunction>(0);
        var made = arguments.Value<MentionedClass>(1);
        if (function.Call == FromType || made.FullName is not ("torch.Tensor" or "torch.nn.parameter.Parameter"))
            throw arguments.Unexpected();
        var tensor = function.Call(arguments.Inner(function.FullName, arguments.Value<PickleTuple>(2).Items));
        return tensor as PickledTensor ?? throw arguments.Unexpected();
    }

    private static PickledTensor Tensor(PickleArguments arguments, StorageReference storage, TensorType type)
    {
        var shape = arguments.Numbers(2);
        var strides = arguments.Numbers(3);
        if (shape.Length > MostDimensions || strides.Length != shape.Length || (storage.Type ?? type) != type)
            throw arguments.Unexpected();
        return new PickledTensor(storage, type, arguments.Number(1), shape, strides);
    }

    private static void CheckHooks(PickleArguments arguments, int index)
    {
        if (arguments[index] is not (null or PickleDict { Items.Count: 0 }))
            throw arguments.Unexpected();
    }
}
