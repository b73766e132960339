using Bunit;
using CisLens.Web.Shell;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Shell;

public class NavigationRailTests : PortalContext
{
    [Fact]
    public async Task Rail_InAProject_ItsPartsUnderItsName()
    {
        var project = await AddProjectAsync("Factors");
        Open($"projects/{project}/runs");
        var rail = Render<NavigationRail>();
        rail.WaitForAssertion(() => Assert.Equal("Factors", rail.Find("#rail-project").TextContent));
        Assert.NotNull(rail.Find($"a[href='projects/{project}/tomtom']"));
    }

    [Theory]
    [InlineData("projects/new")]
    [InlineData("projects")]
    [InlineData("")]
    public void Rail_OutsideProjects_NoPartsOfOne(string address)
    {
        Open(address);
        Assert.Empty(Render<NavigationRail>().FindAll("#rail-project"));
    }

    private void Open(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);
}
