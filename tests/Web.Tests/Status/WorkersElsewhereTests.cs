using Bunit;
using CisLens.Shared.Settings;
using CisLens.Web.Status;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Status;

/// <summary>The page of workers at a portal that starts none itself.</summary>
public class WorkersElsewhereTests() : PortalContext(add: StartNone)
{
    [Fact]
    public void Workers_None_SaysThatRunsWait()
    {
        var page = Render<WorkersPage>();
        page.WaitForAssertion(() => Assert.Contains("This portal starts none", page.Find("[data-state=empty]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("beside itself", page.Markup, StringComparison.Ordinal);
    }

    private static void StartNone(IServiceCollection services)
    {
        var settings = services.Select(service => service.ImplementationInstance).OfType<CisLensSettings>().Single();
        services.AddSingleton(settings with { Worker = settings.Worker with { Local = false } });
    }
}
