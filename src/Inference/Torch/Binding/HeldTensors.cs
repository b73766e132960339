using static TorchSharp.torch;

namespace TorchSharp.Binding;

/// <summary>The pointers of a list of tensors, which stay valid until this is disposed.</summary>
internal sealed class HeldTensors : IDisposable
{
    private readonly List<TensorHandle> _held = [];

    public HeldTensors(IList<Tensor> tensors)
    {
        Pointers = new nint[tensors.Count];
        try
        {
            for (var i = 0; i < tensors.Count; i++)
                Pointers[i] = Hold(tensors[i].NativeHandle);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>One pointer for each tensor.</summary>
    public nint[] Pointers { get; }

    /// <summary>Lets go of the tensors.</summary>
    public void Dispose()
    {
        foreach (var handle in _held)
            handle.DangerousRelease();
        _held.Clear();
    }

    private nint Hold(TensorHandle handle)
    {
        if (handle.IsInvalid)
            throw new InvalidOperationException("an undefined tensor cannot be used");
        var held = false;
        handle.DangerousAddRef(ref held);
        _held.Add(handle);
        return handle.DangerousGetHandle();
    }
}
