using CisLens.Shared.Runs;

namespace CisLens.Web.Api;

/// <summary>A preset to save.</summary>
/// <param name="Name">Its name, one of a kind in the project.</param>
/// <param name="Methods">The methods; settings left out have their defaults.</param>
public sealed record NewPreset(string Name, IReadOnlyList<MethodSpec> Methods);
