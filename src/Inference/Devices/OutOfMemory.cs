using System.Runtime.InteropServices;

namespace CisLens.Inference.Devices;

/// <summary>Recognizes that libtorch found no memory, on the processor or a GPU, so that a batch can be halved.</summary>
public static class OutOfMemory
{
    // The allocators' own words; TorchSharp hands the same texts over as ExternalException.
    private static readonly string[] _signs =
    [
        "out of memory",
        "can't allocate memory",
        "not enough memory",
        "CUBLAS_STATUS_ALLOC_FAILED",
        "CUDNN_STATUS_ALLOC_FAILED",
    ];

    /// <summary>True when the exception, or the one that caused it, says that memory ran out.</summary>
    public static bool IsOutOfMemory(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OutOfMemoryException || (cause is ExternalException && SaysSo(cause.Message)))
                return true;
        }
        return false;
    }

    private static bool SaysSo(string message) =>
        Array.Exists(_signs, sign => message.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
