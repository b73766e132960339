using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Audits;
using CisLens.Web.Audits.Agreement;
using CisLens.Web.Bundles;
using CisLens.Web.Comments;
using CisLens.Web.Demo;
using CisLens.Web.Embeddings;
using CisLens.Web.External;
using CisLens.Web.Home;
using CisLens.Web.Live;
using CisLens.Web.Models;
using CisLens.Web.Motifs.Databases;
using CisLens.Web.Motifs.Patterns;
using CisLens.Web.Motifs.Patterns.Sites;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Motifs.Tomtom;
using CisLens.Web.Notices;
using CisLens.Web.People;
using CisLens.Web.Projects;
using CisLens.Web.Quotas;
using CisLens.Web.Reports;
using CisLens.Web.Runs;
using CisLens.Web.Selections;
using CisLens.Web.Sequences;
using CisLens.Web.Sharing;
using CisLens.Web.Shell;
using CisLens.Web.Simulation;
using CisLens.Web.Status;
using CisLens.Web.Storage;
using CisLens.Web.Tracks;
using CisLens.Web.Uploads;
using CisLens.Web.Verdicts;
using Radzen;

namespace CisLens.Web;

/// <summary>Registers the portal's features; one line each.</summary>
public static class Portal
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddHealthChecks();
        builder.Services.AddFeatures();
        if (MailSettings.Read(builder.Configuration) is { } mail)
        {
            builder.Services.AddSingleton(mail);
            builder.Services.AddHosted<NoticeMailer>();
        }

        if (builder.Configuration.GetValue("CisLens:Demo", true))
            builder.Services.AddHosted<DemoProject>();
    }

    /// <summary>What pages ask for.</summary>
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddTransient<Attempt>();
        services.AddSingleton<ActivityLog>();
        services.AddSingleton<ProjectNames>();
        services.AddSingleton<RunLines>();
        services.AddSingleton<PersonNames>();
        services.AddSingleton<RunStarts>();
        services.AddSingleton<HomeService>();
        services.AddSingleton<ProjectService>();
        services.AddSingleton<ProjectMembers>();
        services.AddSingleton<ProjectActivities>();
        services.AddSingleton<ProjectLifetime>();
        services.AddHosted<DeletedProjects>();
        services.AddSingleton<QuotaReader>();
        services.AddSingleton<StorageMeter>();
        services.AddSingleton<QuotaDesk>();
        services.AddSingleton<RunSizes>();
        services.AddHosted<QuotaWatch>();
        services.AddSingleton<IRunGate, RunQuota>();
        services.AddSingleton<UploadStore>();
        services.AddHosted<AbandonedUploads>();
        services.AddSingleton<SequenceService>();
        services.AddHosted<SequenceImports>();
        services.AddSingleton<SimulationService>();
        services.AddSingleton<ReadinessService>();
        services.AddSingleton<ScriptGate>();
        services.AddSingleton<ModelService>();
        services.AddSingleton<RunService>();
        services.AddSingleton<RunWizard>();
        services.AddSingleton<BundleImportFiles>();
        services.AddSingleton<BundleImporter>();
        services.AddHosted<BundleImports>();
        services.AddSingleton<RunComparisons>();
        services.AddSingleton<RunBundles>();
        services.AddSingleton<MethodPresets>();
        services.AddSingleton<RunTracks>();
        services.AddSingleton<ProjectStorage>();
        services.AddSingleton<MotifResults>();
        services.AddSingleton<TestResults>();
        services.AddSingleton<DisputedSequences>();
        services.AddSingleton<BaseReports>();
        services.AddSingleton<EmbeddingMaps>();
        services.AddSingleton<EmbeddingSelections>();
        services.AddSingleton<MotifDatabaseService>();
        services.AddSingleton<MotifReviews>();
        services.AddSingleton<SelectionLedger>();
        services.AddSingleton<ShownExamples>();
        services.AddHosted<ExternalComparisons>();
        services.AddSingleton<RunReports>();
        services.AddSingleton<RunShares>();
        services.AddSingleton<RunComments>();
        services.AddSingleton<MyNotices>();
        services.AddHosted<NoticeFeed>();
        services.AddSingleton<RunPatterns>();
        services.AddSingleton<SeqletViews>();
        services.AddSingleton<MotifSites>();
        services.AddSingleton<TomtomLookup>();
        services.AddSingleton<ProjectThresholds>();
        services.AddSingleton<ILiveEvidence, ShownEvidence>();
        services.AddSingleton<ILiveEvidence, ReviewEvidence>();
        services.AddSingleton<RunAudits>();
        services.AddSingleton<IRunWords, CommentWords>();
        services.AddSingleton<IRunWords, SelectionWords>();
        services.AddSingleton<IRunWords, ReviewWords>();
        services.AddSingleton<IRunWords, ValidationWords>();
        services.AddSingleton<WorkerService>();
        services.AddSingleton<RunWaits>();
        services.AddSingleton<PortalHealth>();
        services.AddHosted<RunFeed>();
    }

    // A singleton that others ask for and that also runs in the background.
    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
