using System.Globalization;
using CisLens.Shared;
using TorchSharp;

namespace CisLens.Inference.Devices;

/// <summary>Turns the user's choice `auto`, `cpu` or `cuda:N` into a device.</summary>
public static class DeviceChoice
{
    /// <summary>Takes the first GPU if there is one, otherwise the processor.</summary>
    public const string Automatic = "auto";

    /// <summary>The device that a choice names.</summary>
    /// <exception cref="InputException">The choice is not one of the three forms, or there is no such GPU.</exception>
    public static torch.Device Resolve(string choice)
    {
        var name = choice.Trim().ToLowerInvariant();
        if (name is "cpu")
            return torch.CPU;
        if (name is Automatic or "")
            return torch.cuda.is_available() ? new torch.Device(DeviceType.CUDA, 0) : torch.CPU;
        if (!TryReadIndex(name, out var index))
            throw new InputException($"The device '{choice}' is not known: give auto, cpu or cuda:N, for example cuda:0.");
        var count = torch.cuda.device_count();
        if (index >= count)
        {
            throw new InputException(count == 0
                ? $"The device '{choice}' is not there: this machine has no GPU that libtorch can use. Give auto or cpu."
                : $"The device '{choice}' is not there: this machine has cuda:0 to cuda:{count - 1}.");
        }
        return new torch.Device(DeviceType.CUDA, index);
    }

    /// <summary>
    /// Sets how many processor threads one operator may use; null takes all processors, or what OMP_NUM_THREADS says.
    /// </summary>
    /// <exception cref="InputException">The number is below 1.</exception>
    public static void SetThreads(int? count)
    {
        if (count < 1)
            throw new InputException($"The number of threads must be at least 1, not {count}.");
        if (count is { } threads)
            torch.set_num_threads(threads);
        else if (Environment.GetEnvironmentVariable("OMP_NUM_THREADS") is null or "")
            torch.set_num_threads(Environment.ProcessorCount);
    }

    private static bool TryReadIndex(string name, out int index)
    {
        index = 0;
        return name == "cuda" || (name.StartsWith("cuda:", StringComparison.Ordinal) &&
            int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out index));
    }
}
