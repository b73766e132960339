namespace CisLens.Web.Workers;

/// <summary>Registers the supervision of the local worker.</summary>
public static class WorkerServices
{
    /// <summary>Adds <see cref="WorkerSupervisor"/>; it does nothing when <c>CisLens:Worker:Local</c> is false.</summary>
    public static IServiceCollection AddWorkerSupervisor(this IServiceCollection services) =>
        services.AddSingleton<WorkerSupervisor>().AddHostedService(provider => provider.GetRequiredService<WorkerSupervisor>());
}
