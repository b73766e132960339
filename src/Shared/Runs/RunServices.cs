using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Shared.Runs;

/// <summary>Registers what people do with runs.</summary>
public static class RunServices
{
    /// <summary>
    /// Adds <see cref="RunStore"/>, <see cref="RunEventLog"/> and <see cref="OwnParts"/>. Needs the database (<see cref="Data.DataServices"/>) and
    /// an <see cref="IRunPlanner"/> and <see cref="IRunScheduler"/>, which the compute side registers.
    /// </summary>
    public static IServiceCollection AddRunStore(this IServiceCollection services) =>
        services.AddSingleton<RunStore>().AddSingleton<RunEventLog>().AddSingleton<IRunGate, OwnParts>();
}
