using CisLens.Inference.Attribution;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs;

/// <summary>What a run says of its methods. Loads no native library, so the portal uses it too.</summary>
public static class RunMethods
{
    /// <summary>A method as the run uses it: its formulas for the run's settings and all arrays that the run makes of it.</summary>
    /// <param name="spec">The run.</param>
    /// <param name="method">One of its methods.</param>
    public static MethodInfo Describe(RunSpec spec, MethodSpec method)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var info = AttributionCatalogue.Describe(method);
        return spec.Model.Replicas is { } count ? info with { Arrays = [.. info.Arrays, ReplicaRunModel.Spread(count)] } : info;
    }
}
