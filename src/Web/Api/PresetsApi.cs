using CisLens.Web.Access;
using CisLens.Web.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>Presets: methods with their settings, under a name.</summary>
public static class PresetsApi
{
    public static void MapPresets(this RouteGroupBuilder project)
    {
        var presets = project.MapGroup("/presets").WithTags("Presets");
        presets.MapGet("/", ListAsync).RequireAuthorization(ProjectPolicies.Reader).WithSummary("The presets of a project, after those that CisLens brings along (without an id).");
        presets.MapPost("/", SaveAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Saves a preset.");
        presets.MapPut("/{preset}", ChangeAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Gives a preset another name and other methods.");
        presets.MapDelete("/{preset}", DeleteAsync).RequireAuthorization(ProjectPolicies.Writer).WithSummary("Deletes a preset; runs made with it stay as they are.");
    }

    private static async Task<Ok<IReadOnlyList<MethodPreset>>> ListAsync(
        string projectId, MethodPresets presets, HttpContext http, CancellationToken token, int first = 0, int count = Paging.Usual) =>
        TypedResults.Ok(http.Page(await presets.ListAsync(projectId, token), first, count));

    private static async Task<Created<CreatedId>> SaveAsync(string projectId, NewPreset body, MethodPresets presets, CancellationToken token)
    {
        var id = await presets.SaveAsync(projectId, body.Name, body.Methods, token);
        return TypedResults.Created($"/api/projects/{projectId}/presets/{id}", new CreatedId(id));
    }

    private static async Task<Results<NoContent, NotFound>> ChangeAsync(string projectId, string preset, NewPreset body, MethodPresets presets, CancellationToken token) =>
        await presets.ChangeAsync(projectId, preset, body.Name, body.Methods, token) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> DeleteAsync(string projectId, string preset, MethodPresets presets, CancellationToken token) =>
        await presets.DeleteAsync(projectId, preset, token) ? TypedResults.NoContent() : TypedResults.NotFound();
}
