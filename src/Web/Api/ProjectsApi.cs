using System.Security.Claims;
using CisLens.Web.Access;
using CisLens.Web.Projects;
using CisLens.Web.Quotas;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Projects.</summary>
public static class ProjectsApi
{
    public static void MapProjects(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        projects.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.SharedReader).WithSummary("The projects that you may see.");
        projects.MapPost("/", CreateAsync).RequireAuthorization(ProjectPolicies.Maker).WithSummary("Makes a project.");
        projects.MapGet($"/{{{ProjectPolicies.RouteValue}}}", OverviewAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithSummary("A project with its sequences, models and newest runs.");
        projects.MapGet($"/{{{ProjectPolicies.RouteValue}}}/quota", QuotaAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithSummary("What you, over all projects, and this project use, and may use.");
    }

    private static async Task<Ok<IReadOnlyList<ProjectLine>>> ListAsync(
        ClaimsPrincipal user, ProjectService projects, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(await projects.ListAsync(user, token), first, count));

    private static async Task<Created<CreatedId>> CreateAsync(NewProject body, ClaimsPrincipal user, ProjectService projects, CancellationToken token)
    {
        var id = await projects.CreateAsync(body.Name, body.Description ?? "", user, token);
        return TypedResults.Created($"/api/projects/{id}", new CreatedId(id));
    }

    private static async Task<Ok<QuotaView>> QuotaAsync(string projectId, ClaimsPrincipal user, QuotaDesk quotas, CancellationToken token) =>
        TypedResults.Ok(await quotas.OfAsync(user, projectId, token));

    private static async Task<Results<Ok<ProjectOverview>, NotFound>> OverviewAsync(string projectId, ProjectService projects, CancellationToken token) =>
        await projects.OverviewAsync(projectId, token) is { } overview ? TypedResults.Ok(overview) : TypedResults.NotFound();
}
