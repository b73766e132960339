using System.Runtime.InteropServices;

namespace CisLens.Inference.Devices;

/// <summary>
/// The threads of OpenBLAS, which keeps a pool of its own and is not told by libtorch how many to use. Where libtorch brings another
/// library for matrix products, nothing happens: that one listens to libtorch.
/// </summary>
internal static unsafe class BlasThreads
{
    private static readonly Lock Gate = new();
    private static readonly delegate* unmanaged<int, void> Set = (delegate* unmanaged<int, void>)Find("openblas_set_num_threads");
    private static readonly delegate* unmanaged<int> Get = (delegate* unmanaged<int>)Find("openblas_get_num_threads");
    private static int _singles;
    private static int _before;

    /// <summary>Keeps matrix products on the thread that asks for them, until what it returns is disposed.</summary>
    public static IDisposable Single()
    {
        lock (Gate)
        {
            if (_singles++ == 0 && Set is not null)
            {
                _before = Get();
                Set(1);
            }
        }
        return new Ending();
    }

    private static nint Find(string name) =>
        NativeLibrary.TryLoad("libopenblas.so.0", out var library) && NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;

    private sealed class Ending : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
            {
                if (--_singles == 0 && Set is not null)
                    Set(_before);
            }
        }
    }
}
