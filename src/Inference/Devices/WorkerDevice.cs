using System.Globalization;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using TorchSharp;

namespace CisLens.Inference.Devices;

/// <summary>The device that a worker computes on.</summary>
/// <param name="Name">For people, e.g. <c>cpu (2 threads)</c> or <c>cuda:0 (NVIDIA A100)</c>.</param>
/// <param name="MemoryBytes">Its memory, in bytes; for the processor what the system lets the process have; 0 where that is not known.</param>
public sealed record WorkerDevice(string Name, long MemoryBytes)
{
    /// <summary>Finds out. For the device <c>cpu</c> without libtorch.</summary>
    /// <exception cref="InputException">The setting names a device that is not there, or a tag that no device here meets.</exception>
    public static WorkerDevice Of(WorkerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var device = settings.Device == "cpu" ? null : DeviceChoice.Resolve(settings.Device);
        if (device?.type == DeviceType.CUDA)
        {
            var index = Math.Max(device.index, 0);
            var known = CudaDriver.Describe(index);
            return new WorkerDevice(FormattableString.Invariant($"cuda:{index}") + (known is { } card ? $" ({card.Name})" : ""), known?.MemoryBytes ?? 0);
        }
        if (settings.Tags.Contains(WorkerNeed.Gpu))
            throw new InputException("The setting CisLens:Worker:Tags says gpu, but the worker computes on the processor; take the tag away, or see to it that libtorch finds the graphics card.");
        var threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;
        return new WorkerDevice(string.Create(CultureInfo.InvariantCulture, $"cpu ({threads} {(threads == 1 ? "thread" : "threads")})"), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
    }
}
