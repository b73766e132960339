using System.Reflection;

namespace CisLens.Shared;

/// <summary>The version of this software.</summary>
public static class SoftwareVersion
{
    /// <summary>E.g. <c>0.1.0</c>.</summary>
    public static string Current { get; } =
        (typeof(SoftwareVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}
