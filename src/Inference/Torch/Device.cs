using System.Globalization;
using TorchSharp.Binding;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));

    public static Device device(string description) => InitializeDevice(new Device(description));

    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));

    public static Device device(int index) => new(DeviceType.CUDA, index);

    /// <summary>Checks that the kind of device is there; null is the processor.</summary>
    /// <exception cref="InvalidOperationException">There is no such device on this machine.</exception>
    public static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        InitializeDeviceType(device.type);
        return device;
    }

    /// <summary>Checks that the kind of device is there.</summary>
    /// <exception cref="InvalidOperationException">There is no such device on this machine.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (deviceType == DeviceType.CUDA && !cuda.is_available())
            throw new InvalidOperationException("this machine has no CUDA device that this libtorch can use");
    }

    /// <summary>Where a tensor lives: a kind of device and, of several, its number (-1: the current one).</summary>
    public class Device
    {
        /// <summary>Reads "cpu", "cuda" or "cuda:1".</summary>
        /// <exception cref="ArgumentException">The text names no known kind of device.</exception>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = TypeOf(parts[0]);
            if (parts.Length > 1)
                index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
            : this(TypeOf(deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        public int index { get; } = -1;

        /// <summary>Kind and number in one integer, as the native side reads them.</summary>
        internal long Packed => ((long)type << 32) | (byte)index;

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => (type, index) switch
        {
            (DeviceType.CPU, _) => "cpu",
            (_, -1) => "cuda",
            _ => $"cuda:{index}",
        };

        private static DeviceType TypeOf(string name) => name.ToUpperInvariant() switch
        {
            "CPU" => DeviceType.CPU,
            "CUDA" => DeviceType.CUDA,
            _ => throw new ArgumentException($"'{name}' is not a device; cpu, cuda and cuda:N are.", nameof(name)),
        };
    }

    /// <summary>CUDA devices.</summary>
    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static int device_count()
        {
            Native.Check(Native.torch_cuda_count(out var count));
            return count;
        }

        /// <summary>Waits until the device has done all work given to it.</summary>
        public static void synchronize(Device? device = null) =>
            Native.Check(Native.torch_cuda_synchronize(device?.index ?? -1));
    }
}
