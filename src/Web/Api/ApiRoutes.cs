using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Audits.Spread;
using CisLens.Web.Tracks;
using CisLens.Web.Uploads;

namespace CisLens.Web.Api;

/// <summary>The HTTP API: the same journey as the pages, for scripts. Described at <c>/openapi/v1.json</c>.</summary>
public static class ApiRoutes
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer<ApiDescription>().AddOperationTransformer<ApiDescription>());
        builder.Services.AddProblemDetails();
        // So that a request that cannot be read is answered with the reason, by ApiErrors.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new JsonObjectConverter());
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.AllowDuplicateProperties = false;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        builder.Services.AddExceptionHandler<ApiErrors>();
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization(ProjectPolicies.SharedReader);
        var api = app.MapGroup("/api").DisableAntiforgery().AddEndpointFilter<CrossSiteGuard>();
        api.MapCatalogue();
        api.MapProjects();
        api.MapWorkers();
        var project = api.MapGroup($"/projects/{{{ProjectPolicies.RouteValue}}}");
        project.MapUploads();
        project.MapSequences();
        project.MapSimulation();
        project.MapRuns();
        project.MapPresets();
        project.MapResults();
        project.MapStorage();
        project.MapTracks();
        project.MapSpread();
        project.MapEmbeddings();
        project.MapMotifDatabases();
        project.MapMotifReviews();
        project.MapSelections();
        project.MapComments();
        project.MapShares();
        project.MapExternal();
        project.MapRunMotifs();
        project.MapTomtom();
        project.MapAuditThresholds();
        project.MapAudit();
        // Without this an unknown address below /api would answer with a page.
        api.MapFallback(() => TypedResults.Problem("There is nothing at this address; /openapi/v1.json lists what there is.", statusCode: StatusCodes.Status404NotFound))
            .RequireAuthorization(ProjectPolicies.SharedReader).ExcludeFromDescription();
    }
}
