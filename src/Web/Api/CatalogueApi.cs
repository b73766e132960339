using CisLens.Inference.Attribution;
using CisLens.Web.Access;
using CisLens.Web.Models;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What there is to choose from: models and methods.</summary>
public static class CatalogueApi
{
    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        api.MapGet("/models", SharedModelsAsync).RequireAuthorization(ProjectPolicies.SharedReader).WithTags("Catalogue").WithSummary("The models that ship, with their cards.");
        api.MapGet($"/projects/{{{ProjectPolicies.RouteValue}}}/models", ModelsAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithTags("Catalogue").WithSummary("The models a project can use, its own first, with their cards.");
        api.MapGet("/models/{modelId}/readiness", (string modelId, ModelService models, ReadinessService readiness, CancellationToken token) => ReadinessAsync(null, modelId, models, readiness, token))
            .RequireAuthorization(ProjectPolicies.SharedReader).WithTags("Catalogue").WithSummary("What a model that ships is ready for: the last report, and whether a new one was asked for.");
        api.MapGet($"/projects/{{{ProjectPolicies.RouteValue}}}/models/{{modelId}}/readiness", ReadinessAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithTags("Catalogue").WithSummary("The same for any model that the project can use.");
        api.MapPost($"/projects/{{{ProjectPolicies.RouteValue}}}/models/{{modelId}}/readiness", AskAsync).RequireAuthorization(ProjectPolicies.Writer)
            .WithTags("Catalogue").WithSummary("Asks a worker to test a model again.");
        api.MapGet("/methods", Methods).RequireAuthorization(ProjectPolicies.SharedReader).WithTags("Catalogue").WithSummary("The attribution methods with formula, sign and settings.");
    }

    private static async Task<Ok<IReadOnlyList<ModelLine>>> SharedModelsAsync(ModelService models, CancellationToken token) =>
        TypedResults.Ok((await models.ShelfAsync(null, token))!.Models);

    private static async Task<Results<Ok<IReadOnlyList<ModelLine>>, NotFound>> ModelsAsync(string projectId, ModelService models, CancellationToken token) =>
        await models.ShelfAsync(projectId, token) is { } shelf ? TypedResults.Ok(shelf.Models) : TypedResults.NotFound();

    private static async Task<Results<Ok<ReadinessState>, NotFound>> ReadinessAsync(
        string? projectId, string modelId, ModelService models, ReadinessService readiness, CancellationToken token) =>
        await models.FindAsync(projectId, modelId, token) is { } detail
            ? TypedResults.Ok(await readiness.FindAsync(modelId, detail.Model.Card, token))
            : TypedResults.NotFound();

    private static async Task<Results<Accepted, NotFound>> AskAsync(
        string projectId, string modelId, ModelService models, ReadinessService readiness, CancellationToken token)
    {
        if (await models.FindAsync(projectId, modelId, token) is null)
            return TypedResults.NotFound();
        await readiness.AskAsync(modelId, token);
        return TypedResults.Accepted($"/api/projects/{projectId}/models/{modelId}/readiness");
    }

    private static Ok<IReadOnlyList<MethodDescription>> Methods() =>
        TypedResults.Ok<IReadOnlyList<MethodDescription>>([.. AttributionCatalogue.All.Select(method => MethodDescription.Of(method.Info))]);
}
