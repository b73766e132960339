using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Motifs.Scanning;
using CisLens.Inference.Settings;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The settings of those parts that have no catalogue, for a form.</summary>
public static class MotifSettings
{
    /// <summary>Of the filters of a layer.</summary>
    public static IReadOnlyList<MethodSetting> Filters => MethodOptions.Settings(typeof(FilterOptions));

    /// <summary>Of a scan.</summary>
    public static IReadOnlyList<MethodSetting> Scan => MethodOptions.Settings(typeof(FimoOptions));
}
