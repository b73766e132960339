namespace CisLens.Web.Hubs;

/// <summary>Registers SignalR and what feeds it.</summary>
public static class HubServices
{
    public static void AddHubs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<RunWatchers>();
        builder.Services.AddSingleton<HubConnections>().AddHostedService(provider => provider.GetRequiredService<HubConnections>());
    }
}
