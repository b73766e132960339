using System.Net;
using System.Security.Cryptography;
using System.Text;
using CisLens.Inference.Runs.External;
using CisLens.Inference.Training.Sets;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Bundles;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Access;

/// <summary>A project with one of everything that a project can hold.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Ids">What is in it, by the name under which addresses name it.</param>
internal sealed record ForeignProject(AccountsPortal Portal, string Project, IReadOnlyDictionary<string, string> Ids)
{
    private const string Motifs = ">MA1 CTCF\n0 10 0\n10 0 0\n0 0 10\n0 0 0\n";

    /// <summary>Is in the name of everything that it holds.</summary>
    public const string Mark = "kept-from-others";

    /// <summary>How addresses name what a project holds.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["run", "RunId", "set", "SetId", "modelId", "ModelId", "database", "DatabaseId", "preset", "training", "file", "comment", "link", "import"];

    /// <summary>Those of them that belong to a run.</summary>
    public static readonly IReadOnlyList<string> OfRuns = ["file", "comment", "link"];

    public static async Task<ForeignProject> FillAsync(AccountsPortal portal, string project)
    {
        var set = await StoredSet.AddAsync(portal.Databases, portal.Data, project);
        var run = await portal.AddRunAsync(project, Mark);
        await StoredRun.FinishAsync(portal.Databases, portal.Data, run);
        var model = new ModelEntity { Id = Identifier.New(), ProjectId = project, Name = Mark, Version = "1", Folder = "", CreatedAt = DateTimeOffset.UtcNow };
        StoredModel.Write(portal.Data.Model(model.Id), StoredModel.Card with { Title = Mark });
        var motifs = new MotifDatabaseEntity
        {
            ProjectId = project, Name = Mark, Version = "1", FileName = "mine.pfm", Format = "Jaspar", Alphabet = "DNA", Motifs = 1, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Motifs))), Licence = "", AddedBy = "", CreatedAt = DateTimeOffset.UtcNow,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(portal.Data.MotifDatabase(motifs.Id))!);
        await File.WriteAllTextAsync(portal.Data.MotifDatabase(motifs.Id), Motifs);
        var preset = new MethodPresetEntity { ProjectId = project, Name = Mark, MethodsJson = """[{"method":"ism"}]""", CreatedAt = DateTimeOffset.UtcNow };
        await using var database = await portal.Databases.CreateDbContextAsync();
        database.AddRange(model, motifs, preset);
        database.Selections.Add(new SelectionEntity { RunId = run, Row = 0, Action = SelectionAction.Bookmarked, Source = SelectionSource.Direct, Detail = Mark, At = DateTimeOffset.UtcNow });
        database.MotifReviews.Add(new MotifReviewEntity { RunId = run, Item = "0/pattern_0", State = MotifReviewState.Explained, Note = Mark, ChangedAt = DateTimeOffset.UtcNow });
        var comment = new CommentEntity { RunId = run, Place = "", PersonId = "0123456789ab", Person = "Somebody", Text = Mark, At = DateTimeOffset.UtcNow };
        database.Comments.Add(comment);
        var link = new ShareLinkEntity { Hash = new string('f', 64), RunId = run, Name = Mark, PersonId = "0123456789ab", CreatedAt = DateTimeOffset.UtcNow, ExpiresAt = DateTimeOffset.UtcNow.AddDays(1) };
        database.ShareLinks.Add(link);
        await database.SaveChangesAsync();
        var training = new TrainingRecord
        {
            ProjectId = project, SetId = set.Id, SetName = Mark, Request = new SetTrainingRequest { Title = Mark, Architecture = "cnn" }, SubmittedAt = DateTimeOffset.UtcNow,
        };
        portal.Factory.Services.GetRequiredService<TrainingStore>().Add(training);
        var file = new ExternalSource(Identifier.New(), Mark, ExternalKind.Regions, 0, DateTimeOffset.UtcNow);
        var regions = Path.GetTempFileName();
        await File.WriteAllTextAsync(regions, "one\t0\t4\n");
        new ExternalFiles(portal.Data.Run(run)).Add(file, regions);
        var import = new BundleImport { Id = Identifier.New(), ProjectId = project, Name = Mark, PersonId = "0123456789ab", Person = "Somebody", At = DateTimeOffset.UtcNow, Run = run, EndedAt = DateTimeOffset.UtcNow };
        await File.WriteAllTextAsync(regions, "");
        portal.Factory.Services.GetRequiredService<BundleImportFiles>().Add(import, regions);
        return new ForeignProject(portal, project, new Dictionary<string, string>
        {
            ["run"] = run, ["RunId"] = run, ["set"] = set.Id, ["SetId"] = set.Id, ["modelId"] = model.Id, ["ModelId"] = model.Id,
            ["database"] = motifs.Id, ["DatabaseId"] = motifs.Id, ["preset"] = preset.Id, ["training"] = training.Id, ["file"] = file.Id, ["comment"] = comment.Id, ["link"] = link.Id, ["import"] = import.Id,
        });
    }

    /// <summary>Everything is there for whoever asks for it below its own project; else that nothing is found elsewhere would say nothing.</summary>
    public async Task CheckAsync(Visitor visitor)
    {
        foreach (var path in new[]
        {
            $"runs/{Ids["run"]}", $"runs/{Ids["run"]}/rows/0", $"runs/{Ids["run"]}/external/{Ids["file"]}", $"runs/{Ids["run"]}/selections", $"runs/{Ids["run"]}/motifs/reviews", $"runs/{Ids["run"]}/comments", $"runs/{Ids["run"]}/shares", $"runs/imports/{Ids["import"]}",
            $"sequences/{Ids["set"]}", $"models/{Ids["modelId"]}/readiness", $"motif-databases/{Ids["database"]}", $"trainings/{Ids["training"]}",
        })
            using (var answer = await visitor.GetAsync($"/api/projects/{Project}/{path}"))
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Contains(Mark, await visitor.TextAsync($"/api/projects/{Project}/presets"), StringComparison.Ordinal);
    }

    /// <summary>What is stored of it.</summary>
    public async Task<string> StateAsync()
    {
        var run = Ids["run"];
        await using var database = await Portal.Databases.CreateDbContextAsync();
        var rows = new[]
        {
            string.Join(',', await database.Runs.Where(one => one.ProjectId == Project).Select(one => one.Id + one.Name + one.State).ToListAsync()),
            string.Join(',', await database.SequenceSets.Where(one => one.ProjectId == Project).Select(one => one.Id).ToListAsync()),
            string.Join(',', await database.Models.Where(one => one.ProjectId == Project).Select(one => one.Id).ToListAsync()),
            string.Join(',', await database.MotifDatabases.Where(one => one.ProjectId == Project).Select(one => one.Name).ToListAsync()),
            string.Join(',', await database.MethodPresets.Where(one => one.ProjectId == Project).Select(one => one.Name).ToListAsync()),
            string.Join(',', await database.Selections.Where(one => one.RunId == run).Select(one => one.Detail).ToListAsync()),
            string.Join(',', await database.MotifReviews.Where(one => one.RunId == run).Select(one => one.Note).ToListAsync()),
            string.Join(',', await database.Comments.Where(one => one.RunId == run).Select(one => one.Text + one.SettledAt).ToListAsync()),
            string.Join(',', await database.ShareLinks.Where(one => one.RunId == run).Select(one => one.Id).ToListAsync()),
            string.Join(',', Portal.Factory.Services.GetRequiredService<TrainingStore>().List(Project).Select(one => one.State)),
            string.Join(',', Directory.EnumerateFiles(Portal.Data.Run(run).Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)),
        };
        return string.Join('\n', rows);
    }
}
