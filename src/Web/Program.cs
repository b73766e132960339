using CisLens.Inference.Runs;
using CisLens.Inference.Telemetry;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Web;
using CisLens.Web.Access;
using CisLens.Web.Api;
using CisLens.Web.Hubs;
using CisLens.Web.People;
using CisLens.Web.Shell;
using CisLens.Web.Status;
using CisLens.Web.Workers;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
builder.WebHost.UseStaticWebAssets();
var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);
builder.Services.AddCisLensData(settings);
builder.Services.AddRunScheduling(settings);
builder.Services.AddWorkerSupervisor();
builder.AddAccess(settings);
builder.AddPeople(settings);
builder.AddPortal();
builder.AddApi();
builder.AddHubs();
builder.Services.AddHostedService(_ => new TelemetryExport(settings, "cislens-portal"));

var app = builder.Build();
if (LoopbackGuard.Refusal(app.Configuration, settings.People) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

try
{
    await app.Services.GetRequiredService<DatabaseStartup>().RunAsync(CancellationToken.None);
    await app.Services.GetRequiredService<WorkerRights>().GrantAsync(CancellationToken.None);
    KeyFolder.Prepare(settings);
    ExpectedVersion.Write(settings.DataFolder, SoftwareVersion.Current);
    app.Services.GetService<KnownPasswords>()?.CheckReadable();
}
catch (InputException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}

app.UseSecurityHeaders();
app.UseWhen(context => !PageRequest.Is(context), api => api.UseExceptionHandler().UseStatusCodePages());
app.UseWhen(PageRequest.Is, pages => pages.UseExceptionHandler("/error", createScopeForErrors: true));
app.UseWhen(PageRequest.Is, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
// Below the two above, so that an address they go on with is routed again.
app.UseRouting();
app.UseRefusalLog();
app.UseModeOf(settings);
app.UseOriginGuard();
app.UseAuthentication();
if (settings.People.Mode == PeopleMode.Accounts)
    app.UseLinks();
app.UseAuthorization();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapHealth();
app.MapSignOut();
app.MapApi();
app.MapHub<RunsHub>("/hubs/runs");
app.MapRazorComponents<App>().AddInteractiveServerRenderMode().CloseCircuits();

await app.RunAsync();
return 0;
