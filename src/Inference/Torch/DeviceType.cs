namespace TorchSharp;

/// <summary>The kinds of devices that are bound.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
}
