using System.Runtime.InteropServices;
using System.Text;

namespace CisLens.Inference.Devices;

/// <summary>What the driver says of graphics cards. It counts them as libtorch does: both obey CUDA_VISIBLE_DEVICES.</summary>
internal static partial class CudaDriver
{
    private const string Library = "libcuda.so.1";
    private const int LongestName = 256;

    /// <summary>Name and memory of a card; null where the driver does not tell.</summary>
    /// <param name="index">Which card, from 0.</param>
    public static (string Name, long MemoryBytes)? Describe(int index)
    {
        try
        {
            var name = new byte[LongestName];
            return cuInit(0) == 0 && cuDeviceGet(out var device, index) == 0 && cuDeviceGetName(name, name.Length, device) == 0 && cuDeviceTotalMem(out var bytes, device) == 0
                ? (Encoding.UTF8.GetString(name, 0, Array.IndexOf<byte>(name, 0)), (long)bytes)
                : null;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport(Library)]
    private static partial int cuInit(uint flags);

    [LibraryImport(Library)]
    private static partial int cuDeviceGet(out int device, int index);

    [LibraryImport(Library)]
    private static partial int cuDeviceGetName([Out] byte[] name, int length, int device);

    [LibraryImport(Library, EntryPoint = "cuDeviceTotalMem_v2")]
    private static partial int cuDeviceTotalMem(out nuint bytes, int device);
}
