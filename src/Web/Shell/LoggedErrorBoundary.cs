using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CisLens.Web.Shell;

/// <summary>Catches what nobody expected, once for all pages, and remembers the id under which it was logged.</summary>
public sealed class LoggedErrorBoundary : ErrorBoundary
{
    [Inject]
    private ILogger<LoggedErrorBoundary> Logger { get; set; } = null!;

    public string LoggedAs { get; private set; } = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        LoggedAs = LogIds.New();
        Logger.LogError(exception, "A page failed ({LogId}).", LoggedAs);
        return Task.CompletedTask;
    }
}
