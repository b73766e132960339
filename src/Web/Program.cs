using CisLens.Inference.Runs;
using CisLens.Shared.Data;
using CisLens.Shared.Settings;
using CisLens.Web;
using CisLens.Web.Access;
using CisLens.Web.Api;
using CisLens.Web.Hubs;
using CisLens.Web.Shell;
using CisLens.Web.Workers;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
builder.WebHost.UseStaticWebAssets();
var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
builder.Services.AddCisLensData(settings);
builder.Services.AddRunScheduling(settings);
builder.Services.AddWorkerSupervisor();
builder.AddAccess();
builder.AddPortal();
builder.AddApi();
builder.AddHubs();

var app = builder.Build();
if (LoopbackGuard.Refusal(app.Configuration) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

await app.Services.GetRequiredService<DatabaseStartup>().RunAsync(CancellationToken.None);

app.UseWhen(context => !IsPage(context), api => api.UseExceptionHandler().UseStatusCodePages());
app.UseWhen(IsPage, pages => pages.UseExceptionHandler("/error", createScopeForErrors: true));
app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
// Below the two above, so that an address they go on with is routed again.
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapHealthChecks("/healthz");
app.MapApi();
app.MapHub<RunsHub>("/hubs/runs");
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();
return 0;

static bool IsPage(HttpContext context) =>
    !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
    && !context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase);
