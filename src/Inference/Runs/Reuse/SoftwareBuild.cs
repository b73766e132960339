using CisLens.Shared;

namespace CisLens.Inference.Runs.Reuse;

/// <summary>Tells builds apart: two of the same version differ in it when their code differs.</summary>
internal static class SoftwareBuild
{
    /// <summary>E.g. <c>0.1.0/…/…</c>: the version, and what the compiler calls the content of the two libraries that compute.</summary>
    public static string Current { get; } =
        $"{SoftwareVersion.Current}/{typeof(SoftwareBuild).Module.ModuleVersionId:N}/{typeof(SoftwareVersion).Module.ModuleVersionId:N}";
}
