using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Binding;

/// <summary>The functions of native/cislens_torch.cpp. Nothing is loaded before the first call of one of them.</summary>
internal static unsafe partial class Native
{
    private const string Library = "cislens_torch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    /// <summary>Throws the message of libtorch when a function reports a failure.</summary>
    public static void Check(int status)
    {
        if (status != 0)
            throw new ExternalException(ErrorText.Readable(Marshal.PtrToStringUTF8(torch_error()) ?? ""));
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        if (name != Library)
            return 0;
        try
        {
            return NativeLibrary.Load(name, assembly, paths);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException(
                "libtorch cannot be loaded: install it with `apt-get install libtorch-dev libopenblas0-pthread` or " +
                "set LIBTORCH to the folder of an unpacked libtorch, then build again (./run.sh does both). " +
                ErrorText.FirstLine(failure.Message), failure);
        }
    }

    [LibraryImport(Library)]
    private static partial nint torch_error();

    [LibraryImport(Library)]
    public static partial nint torch_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int torch_operator(string name, string overload, out nint handle);

    [LibraryImport(Library)]
    public static partial int torch_call(nint handle, NativeValue* arguments, int given, out NativeValue* values, out int count);

    [LibraryImport(Library)]
    public static partial void torch_free(nint tensor);

    [LibraryImport(Library)]
    public static partial int torch_from_memory(void* data, long* sizes, int dimensions, int type, out nint tensor);

    [LibraryImport(Library)]
    public static partial int torch_to_memory(TensorHandle tensor, void* data, long bytes);

    [LibraryImport(Library)]
    public static partial int torch_data(TensorHandle tensor, out nint data);

    [LibraryImport(Library)]
    public static partial int torch_describe(TensorHandle tensor, out NativeDescription description);

    [LibraryImport(Library)]
    public static partial int torch_set_requires_grad(TensorHandle tensor, int requiresGrad);

    [LibraryImport(Library)]
    public static partial int torch_grad(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* seeds, int seedCount,
        int retainGraph, int createGraph, int allowUnused, nint* gradients);

    [LibraryImport(Library)]
    public static partial int torch_grad_mode();

    [LibraryImport(Library)]
    public static partial void torch_set_grad_mode(int enabled);

    [LibraryImport(Library)]
    public static partial int torch_inference_mode();

    [LibraryImport(Library)]
    public static partial nint torch_begin_inference_mode(int enabled);

    [LibraryImport(Library)]
    public static partial void torch_end_inference_mode(nint guard);

    [LibraryImport(Library)]
    public static partial int torch_threads();

    [LibraryImport(Library)]
    public static partial int torch_set_threads(int count);

    [LibraryImport(Library)]
    public static partial int torch_interop_threads();

    [LibraryImport(Library)]
    public static partial int torch_set_interop_threads(int count);

    [LibraryImport(Library)]
    public static partial int torch_seed(long seed);

    [LibraryImport(Library)]
    public static partial int torch_cuda_count(out int count);

    [LibraryImport(Library)]
    public static partial int torch_cuda_synchronize(long index);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int torch_jit_load(string path, long device, out nint module);

    [LibraryImport(Library)]
    public static partial void torch_jit_free(nint module);

    [LibraryImport(Library)]
    public static partial int torch_jit_forward(
        ScriptHandle module, NativeValue* arguments, int given, out NativeValue* values, out int count);

    [LibraryImport(Library)]
    public static partial int torch_jit_train(ScriptHandle module, int training);

    [LibraryImport(Library)]
    public static partial int torch_jit_training(ScriptHandle module);

    [LibraryImport(Library)]
    public static partial int torch_jit_to(ScriptHandle module, long device, int type);

    [LibraryImport(Library)]
    public static partial int torch_jit_tensors(
        ScriptHandle module, int buffers, out byte** names, out NativeValue* values, out int count);
}
