using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves modules between devices and element types, in place.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module
    {
        module.Move(device, null);
        return module;
    }

    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        module.Move(device, type);
        return module;
    }
}
