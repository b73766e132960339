using System.Security.Claims;
using CisLens.Inference.Training.Sets;
using CisLens.Web.Access;
using CisLens.Web.Simulation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Simulated sequence sets, and models that a worker trains on them.</summary>
public static class SimulationApi
{
    public static void MapSimulation(this RouteGroupBuilder project)
    {
        var sets = project.MapGroup("/simulations").WithTags("Simulation");
        sets.MapPost("/", MakeAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Makes a set of simulated sequences; it is ready at once, with its truth.");
        sets.MapGet("/{set}/sites", SitesAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("What was planted where, as a tab-separated table.");
        var trainings = project.MapGroup("/trainings").WithTags("Simulation");
        trainings.MapGet("/", List).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The trainings of a project, the latest first.");
        trainings.MapPost("/", TrainAsync).RequireAuthorization(ProjectPolicies.Submitter).WithSummary("Has a worker train a model on a simulated set.");
        trainings.MapGet("/{training}", Find).RequireAuthorization(ProjectPolicies.Reader).WithSummary("How far a training is; modelId names the model once it is done.");
        trainings.MapDelete("/{training}", StopAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Stops a training.");
    }

    private static async Task<Created<CreatedId>> MakeAsync(string projectId, NewSimulation body, SimulationService simulations, ClaimsPrincipal user, CancellationToken token)
    {
        var id = await simulations.MakeAsync(user, projectId, body, token);
        return TypedResults.Created($"/api/projects/{projectId}/sequences/{id}", new CreatedId(id));
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> SitesAsync(string projectId, string set, SimulationService simulations, CancellationToken token) =>
        await simulations.SitesAsync(projectId, set, token) is { } path
            ? TypedResults.PhysicalFile(path, "text/tab-separated-values", $"{set}.sites.tsv", enableRangeProcessing: true)
            : TypedResults.NotFound();

    private static Ok<IReadOnlyList<TrainingRecord>> List(
        string projectId, SimulationService simulations, HttpContext http, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(simulations.Trainings(projectId), first, count));

    private static async Task<Created<CreatedId>> TrainAsync(string projectId, NewTraining body, SimulationService simulations, ClaimsPrincipal user, CancellationToken token)
    {
        var id = await simulations.TrainAsync(user, projectId, body, token);
        return TypedResults.Created($"/api/projects/{projectId}/trainings/{id}", new CreatedId(id));
    }

    private static Results<Ok<TrainingRecord>, NotFound> Find(string projectId, string training, SimulationService simulations) =>
        simulations.Training(projectId, training) is { } record ? TypedResults.Ok(record) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> StopAsync(string projectId, string training, SimulationService simulations, CancellationToken token) =>
        await simulations.StopAsync(projectId, training, token) ? TypedResults.NoContent() : TypedResults.NotFound();
}
