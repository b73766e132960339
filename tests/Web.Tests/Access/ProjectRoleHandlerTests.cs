using System.Security.Claims;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CisLens.Web.Tests.Access;

public class ProjectRoleHandlerTests
{
    [Theory]
    [InlineData(ProjectRole.Viewer, ProjectRole.Viewer, true)]
    [InlineData(ProjectRole.Viewer, ProjectRole.Editor, false)]
    [InlineData(ProjectRole.Editor, ProjectRole.Editor, true)]
    [InlineData(ProjectRole.Owner, ProjectRole.Editor, true)]
    public async Task Handle_ComponentNamesProject_RoleDecides(ProjectRole has, ProjectRole needs, bool allowed) =>
        Assert.Equal(allowed, await AskAsync(new Members("p1", has), needs, "p1"));

    [Fact]
    public async Task Handle_OtherProject_Refuses() =>
        Assert.False(await AskAsync(new Members("p1", ProjectRole.Owner), ProjectRole.Viewer, "p2"));

    [Fact]
    public async Task Handle_PageRoute_ProjectIsFound() => Assert.True(await AskAsync(
        new Members("p1", ProjectRole.Viewer), ProjectRole.Viewer,
        new Microsoft.AspNetCore.Components.RouteData(typeof(Page), new Dictionary<string, object?> { ["ProjectId"] = "p1" })));

    [Fact]
    public async Task Handle_HttpRoute_ProjectIsFoundInAnyCase()
    {
        var http = new DefaultHttpContext();
        http.Request.RouteValues = new RouteValueDictionary { ["projectId"] = "p1" };
        Assert.True(await AskAsync(new Members("p1", ProjectRole.Viewer), ProjectRole.Viewer, http));
    }

    [Fact]
    public async Task Handle_NoProjectNamed_Refuses() =>
        Assert.False(await AskAsync(new Members("p1", ProjectRole.Owner), ProjectRole.Viewer, null));

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(true, false, true, true)]
    [InlineData(false, true, true, false)]
    public async Task Handle_StateOfTheProject_Decides(bool isArchived, bool isDeleted, bool whenArchived, bool allowed)
    {
        var members = new Members("p1", ProjectRole.Owner, isArchived, isDeleted);
        Assert.Equal(allowed, await AskAsync(members, new ProjectRequirement(ProjectRole.Viewer, whenArchived), "p1"));
        Assert.Equal(isDeleted, await AskAsync(members, new ProjectRequirement(ProjectRole.Owner, WhenDeleted: true), "p1"));
    }

    private static async Task<bool> AskAsync(IProjectMembership members, ProjectRole needs, object? resource) =>
        await AskAsync(members, new ProjectRequirement(needs), resource);

    private static async Task<bool> AskAsync(IProjectMembership members, ProjectRequirement needs, object? resource)
    {
        var context = new AuthorizationHandlerContext([needs], new ClaimsPrincipal(), resource);
        await new ProjectRoleHandler(members, NullLogger<ProjectRoleHandler>.Instance).HandleAsync(context);
        return context.HasSucceeded;
    }

    private sealed class Page : ComponentBase;

    private sealed class Members(string project, ProjectRole role, bool isArchived = false, bool isDeleted = false) : IProjectMembership
    {
        public ValueTask<ProjectStanding?> StandingAsync(ClaimsPrincipal user, string asked, CancellationToken cancellationToken) =>
            new(asked == project ? new ProjectStanding(role, isArchived, isDeleted) : null);

        public ValueTask<bool> IsAdministratorAsync(ClaimsPrincipal user, CancellationToken cancellationToken) => new(false);

        public IQueryable<ProjectEntity> Visible(CisLensDb database, ClaimsPrincipal user) => database.Projects;

        public IQueryable<ProjectEntity> Deleted(CisLensDb database, ClaimsPrincipal user) => database.Projects;
    }
}
