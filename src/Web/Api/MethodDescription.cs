using CisLens.Inference.Attribution;
using CisLens.Inference.Settings;
using CisLens.Shared.Runs;

namespace CisLens.Web.Api;

/// <summary>A method as scripts see it; the texts are those of <see cref="MethodInfo"/>.</summary>
public sealed record MethodDescription(
    string Id, string Name, MethodFamily Family, string Summary, string Formula, string Sign, MatrixKind Matrix, string? MatrixFormula, string? MatrixSign,
    IReadOnlyList<MethodArrayInfo> Arrays, string Source, IReadOnlyList<MethodSetting> Settings)
{
    public static MethodDescription Of(MethodInfo info) => new(
        info.Id, info.Name, info.Family, info.Summary, info.Formula, info.Sign, info.Matrix, info.MatrixFormula, info.MatrixSign,
        info.Arrays, info.Source, AttributionCatalogue.Settings(info.Id));
}
