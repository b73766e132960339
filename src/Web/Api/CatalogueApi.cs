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
        api.MapGet("/models", SharedModelsAsync).WithTags("Catalogue").WithSummary("The models that ship, with their cards.");
        api.MapGet($"/projects/{{{ProjectPolicies.RouteValue}}}/models", ModelsAsync).RequireAuthorization(ProjectPolicies.Reader)
            .WithTags("Catalogue").WithSummary("The models a project can use, its own first, with their cards.");
        api.MapGet("/methods", Methods).WithTags("Catalogue").WithSummary("The attribution methods with formula, sign and settings.");
    }

    private static async Task<Ok<IReadOnlyList<ModelLine>>> SharedModelsAsync(ModelService models, CancellationToken token) =>
        TypedResults.Ok((await models.ShelfAsync(null, token))!.Models);

    private static async Task<Results<Ok<IReadOnlyList<ModelLine>>, NotFound>> ModelsAsync(string projectId, ModelService models, CancellationToken token) =>
        await models.ShelfAsync(projectId, token) is { } shelf ? TypedResults.Ok(shelf.Models) : TypedResults.NotFound();

    private static Ok<IReadOnlyList<MethodDescription>> Methods() =>
        TypedResults.Ok<IReadOnlyList<MethodDescription>>([.. AttributionCatalogue.All.Select(method => MethodDescription.Of(method.Info))]);
}
