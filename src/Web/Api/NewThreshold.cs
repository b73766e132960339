namespace CisLens.Web.Api;

/// <summary>The two numbers of a threshold.</summary>
/// <param name="Pass">The number from which the rule is passed.</param>
/// <param name="Fail">The number beyond which it is failed.</param>
public sealed record NewThreshold(double Pass, double Fail);
