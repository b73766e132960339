using System.Security.Claims;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CisLens.Web.Tests.Access;

public class ProjectRoleHandlerTests
{
    [Theory]
    [InlineData(ProjectRole.Reader, ProjectRole.Reader, true)]
    [InlineData(ProjectRole.Reader, ProjectRole.Writer, false)]
    [InlineData(ProjectRole.Writer, ProjectRole.Writer, true)]
    [InlineData(ProjectRole.Owner, ProjectRole.Writer, true)]
    public async Task Handle_ComponentNamesProject_RoleDecides(ProjectRole has, ProjectRole needs, bool allowed) =>
        Assert.Equal(allowed, await AskAsync(new Members("p1", has), needs, "p1"));

    [Fact]
    public async Task Handle_OtherProject_Refuses() =>
        Assert.False(await AskAsync(new Members("p1", ProjectRole.Owner), ProjectRole.Reader, "p2"));

    [Fact]
    public async Task Handle_PageRoute_ProjectIsFound() => Assert.True(await AskAsync(
        new Members("p1", ProjectRole.Reader), ProjectRole.Reader,
        new Microsoft.AspNetCore.Components.RouteData(typeof(Page), new Dictionary<string, object?> { ["ProjectId"] = "p1" })));

    [Fact]
    public async Task Handle_HttpRoute_ProjectIsFoundInAnyCase()
    {
        var http = new DefaultHttpContext();
        http.Request.RouteValues = new RouteValueDictionary { ["projectId"] = "p1" };
        Assert.True(await AskAsync(new Members("p1", ProjectRole.Reader), ProjectRole.Reader, http));
    }

    [Fact]
    public async Task Handle_NoProjectNamed_Refuses() =>
        Assert.False(await AskAsync(new Members("p1", ProjectRole.Owner), ProjectRole.Reader, null));

    [Fact]
    public async Task LocalOwnership_LocalUserOwnsAndOthersHaveNothing()
    {
        var local = new ClaimsPrincipal(new ClaimsIdentity([], LocalUserHandler.Scheme));
        var other = new ClaimsPrincipal(new ClaimsIdentity([], "cookie"));
        Assert.Equal(ProjectRole.Owner, await new LocalOwnership().RoleAsync(local, "p1", default));
        Assert.Null(await new LocalOwnership().RoleAsync(other, "p1", default));
        Assert.Null(await new LocalOwnership().RoleAsync(new ClaimsPrincipal(), "p1", default));
    }

    private static async Task<bool> AskAsync(IProjectMembership members, ProjectRole needs, object? resource)
    {
        var context = new AuthorizationHandlerContext([new ProjectRequirement(needs)], new ClaimsPrincipal(), resource);
        await new ProjectRoleHandler(members).HandleAsync(context);
        return context.HasSucceeded;
    }

    private sealed class Page : ComponentBase;

    private sealed class Members(string project, ProjectRole role) : IProjectMembership
    {
        public ValueTask<ProjectRole?> RoleAsync(ClaimsPrincipal user, string asked, CancellationToken cancellationToken) =>
            new(asked == project ? role : null);
    }
}
