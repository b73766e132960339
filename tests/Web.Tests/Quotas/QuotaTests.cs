using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Shared.Tests.Data;
using CisLens.Web.People;
using CisLens.Web.Quotas;
using CisLens.Web.Runs;
using CisLens.Web.Sequences;
using CisLens.Web.Shell;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Quotas;

[Collection(AccountsGroup.Name)]
public sealed class QuotaTests(AccountsPortal portal, PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public Task Start_ManyAtOnce_AsManyAsAreAllowed() => StartManyAsync();

    [SkippableFact]
    public async Task Start_ManyAtOnceOnPostgres_AsManyAsAreAllowed()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        using var other = new AccountsPortal(postgres.NewDatabase());
        await new QuotaTests(other, postgres).StartManyAsync();
    }

    [Fact]
    public async Task Start_ProjectAtItsLimit_RefusesEveryMember()
    {
        var (user, project, spec) = await BeginAsync("q-project");
        await Get<QuotaDesk>().SetAsync(user, project, 0, null, null, default);
        Assert.StartsWith("This project has 0 runs waiting or computing, and 0 may", await TryAsync(() => Get<RunStarts>().StartAsync(user, project, spec, null, default)), StringComparison.Ordinal);
        await Get<QuotaDesk>().SetAsync(user, project, -1, null, null, default);
        Assert.Null((await Get<QuotaDesk>().OfAsync(user, project, default)).Project.Runs.Allowed);
        await Get<QuotaDesk>().SetAsync(user, project, null, null, null, default);
        Assert.Equal(8, (await Get<QuotaDesk>().OfAsync(user, project, default)).Project.Runs.Allowed);
        await Assert.ThrowsAsync<InputException>(() => Get<QuotaDesk>().SetAsync(user, "nobody@lab.example", 1, null, null, default));
    }

    [Fact]
    public async Task Use_RunThatEnded_IsMeasuredOnDiskAndInSeconds()
    {
        var (user, project, spec) = await BeginAsync("q-used");
        var run = await Get<RunStarts>().StartAsync(user, project, spec, null, default);
        await StoredRun.FinishAsync(portal.Databases, Get<DataFolder>(), run);
        await using var database = await portal.Databases.CreateDbContextAsync();
        var now = DateTimeOffset.UtcNow;
        // Two count; of three with times, one is too long ago.
        var chunks = await database.RunChunks.Where(chunk => chunk.RunId == run).OrderBy(chunk => chunk.Id).ToListAsync();
        Assert.True(chunks.Count > 3);
        for (var index = 0; index < chunks.Count; index++)
            (chunks[index].Seconds, chunks[index].FinishedAt) = index switch { 0 => (100.0, now.AddDays(-31)), 1 => (20, now.AddDays(-29)), 2 => (3.5, now), _ => ((double?)null, now) };
        await database.SaveChangesAsync();
        var view = await Get<QuotaDesk>().OfAsync(user, project, default);
        Assert.Equal(new QuotaLine(23, 240 * 3600), view.Person.Seconds);
        var onDisk = StorageMeter.BytesOf(Get<DataFolder>().Run(run).Root);
        Assert.True(onDisk > 500);
        Assert.Equal(new QuotaLine(onDisk, 200_000_000_000), view.Person.Bytes);
        Assert.Equal(onDisk + StorageMeter.BytesOf(Get<DataFolder>().SequenceSet(spec.Sequences.Id)), view.Project.Bytes.Used);

        await Get<QuotaDesk>().SetAsync(user, AccountsPortal.Address("q-used"), null, null, 23, default);
        Assert.Equal("You have used 23 s of computing in the last 30 days, and 23 s are allowed; wait until the oldest no longer counts, or ask an administrator for more.", await TryAsync(() => Get<RunStarts>().StartAsync(user, project, spec, null, default)));
        await Get<QuotaDesk>().SetAsync(user, AccountsPortal.Address("q-used"), null, onDisk, null, default);
        Assert.Contains("are allowed; delete runs, sequences or models", await TryAsync(() => Get<RunStarts>().StartAsync(user, project, spec, null, default)), StringComparison.Ordinal);
    }

    [Fact]
    public Task Delete_RunOrProject_StorageComesBackAndTimeDoesNot() => DeleteAsync();

    [SkippableFact]
    public async Task Delete_RunOrProjectOnPostgres_StorageComesBackAndTimeDoesNot()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        using var other = new AccountsPortal(postgres.NewDatabase());
        await new QuotaTests(other, postgres).DeleteAsync();
    }

    [Fact]
    public async Task Plan_MoreThanIsLeft_SaidBeforehandAndRefused()
    {
        var (user, project, spec) = await BeginAsync("q-plan");
        using var visitor = await portal.SignInAsync("q-plan");
        var body = new { sequences = spec.Sequences.Id, model = "known-answer", targets = new[] { "CTCF" }, methods = new[] { new { method = "ism" } } };
        async Task<JsonElement> PlanAsync()
        {
            using var planned = await visitor.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs/plan", UriKind.Relative), body);
            return await planned.Content.ReadFromJsonAsync<JsonElement>();
        }

        var plan = await PlanAsync();
        var storage = plan.GetProperty("storage");
        var adds = storage.GetProperty("bytes").GetInt64();
        // Four sequences of 101 bases, by ISM: five numbers a base, in one part with its heads.
        Assert.Equal((4 * 4 * ((5 * 101) + 1)) + (3 * 128), storage.GetProperty("maps").GetInt64());
        Assert.Equal(adds, storage.GetProperty("maps").GetInt64() + storage.GetProperty("stages").GetInt64() + storage.GetProperty("bundle").GetInt64());
        Assert.Equal(JsonValueKind.Null, plan.GetProperty("quota").GetProperty("refusal").ValueKind);

        // Room for one and a half: the first waits and counts by its plan.
        await Get<QuotaDesk>().SetAsync(user, AccountsPortal.Address("q-plan"), null, adds * 3 / 2, null, default);
        var run = await Get<RunStarts>().StartAsync(user, project, spec, null, default);
        Assert.Equal(adds, (await Get<QuotaDesk>().OfAsync(user, default)).Bytes.Used);
        var refusal = (await PlanAsync()).GetProperty("quota").GetProperty("refusal").GetString();
        Assert.Contains($"this would be {Words.Bytes(adds)} more", refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, await TryAsync(() => Get<RunStarts>().StartAsync(user, project, spec, null, default)));
        // What was cancelled has what it wrote, and goes on within its own plan.
        await Get<RunService>().CancelAsync(user, project, run, default);
        Assert.True((await Get<QuotaDesk>().OfAsync(user, default)).Bytes.Used < adds / 2);
        await Get<RunService>().ResumeAsync(user, project, run, default);
        // Also before it was measured again.
        await Get<RunService>().CancelAsync(user, project, run, default);
        await Get<RunService>().ResumeAsync(user, project, run, default);
    }

    [Fact]
    public async Task Store_MoreThanAllowed_RefusedBeforeItArrives()
    {
        var (user, project, _) = await BeginAsync("q-store");
        await Get<QuotaDesk>().SetAsync(user, AccountsPortal.Address("q-store"), null, 1000, null, default);
        var uploads = Get<UploadStore>();
        var first = UploadKey.Of(user, project, Identifier.New());
        await uploads.AppendAsync(first, 0, 900, new MemoryStream(new byte[600]), default);
        // What arrived counts already, what was announced and did not arrive does not.
        Assert.Equal(600, (await Get<QuotaDesk>().OfAsync(user, default)).Bytes.Used);
        var second = UploadKey.Of(user, project, Identifier.New());
        Assert.Equal(
            "You have 600 B stored, this would be 500 B more, and 1.0 KB are allowed; delete runs, sequences or models that are no longer needed, or ask an administrator for more.",
            (await Assert.ThrowsAsync<InputException>(() => uploads.AppendAsync(second, 0, 500, new MemoryStream(new byte[500]), default))).Message);
        Assert.Equal(0, uploads.Offset(second));
        await uploads.AppendAsync(first, 600, 900, new MemoryStream(new byte[300]), default);
        Assert.True(File.Exists(uploads.Whole(first)));
        await Assert.ThrowsAsync<InputException>(() => Get<SequenceService>().AddTextAsync(user, project, "Long", new string('A', 200), default));
    }

    [Fact]
    public async Task Pages_AndApi_ShowWhatIsUsed()
    {
        var (user, project, spec) = await BeginAsync("q-seen", isAdministrator: true);
        await Get<QuotaDesk>().SetAsync(user, project, 3, null, null, default);
        using var visitor = await portal.SignInAsync("q-seen");
        foreach (var page in new[] { $"/projects/{project}", $"/projects/{project}/runs/new", $"/projects/{project}/sequences", $"/projects/{project}/models" })
            Assert.Contains("0 of 3 runs at once", await visitor.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("0 of 4 runs at once", await visitor.TextAsync("/account"), StringComparison.Ordinal);
        Assert.Contains($"project {project}", await visitor.TextAsync("/people"), StringComparison.Ordinal);
        var told = await visitor.Http.GetFromJsonAsync<JsonElement>(new Uri($"/api/projects/{project}/quota", UriKind.Relative));
        Assert.Equal(3, told.GetProperty("project").GetProperty("runs").GetProperty("allowed").GetInt64());
        await Get<QuotaDesk>().SetAsync(user, project, 0, null, null, default);
        var body = new { sequences = spec.Sequences.Id, model = "known-answer", targets = new[] { "CTCF" }, methods = new[] { new { method = "ism" } } };
        using var planned = await visitor.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs/plan", UriKind.Relative), body);
        Assert.StartsWith("This project has 0 runs", (await planned.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("quota").GetProperty("refusal").GetString(), StringComparison.Ordinal);
        using var refused = await visitor.Http.PostAsJsonAsync(new Uri($"/api/projects/{project}/runs", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("This project has 0 runs", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task StartManyAsync()
    {
        var (user, project, spec) = await BeginAsync("q-many");
        await Get<QuotaDesk>().SetAsync(user, AccountsPortal.Address("q-many"), 2, null, null, default);
        var tries = Enumerable.Range(0, 6).Select(_ => TryAsync(() => Get<RunStarts>().StartAsync(user, project, spec, null, default))).ToList();
        var refusals = (await Task.WhenAll(tries)).OfType<string>().ToList();
        Assert.Equal(4, refusals.Count);
        Assert.All(refusals, refusal => Assert.Equal("You have 2 runs waiting or computing, and 2 may be so at once; wait until one is done, or cancel one.", refusal));
        await using var database = await portal.Databases.CreateDbContextAsync();
        var runs = await database.Runs.Where(run => run.ProjectId == project).Select(run => run.Id).ToListAsync();
        Assert.Equal(2, runs.Count);
        // Nothing is left of those that were refused.
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Get<DataFolder>().Root, "runs"), "spec.json", SearchOption.AllDirectories).Count(file => File.ReadAllText(file).Contains(spec.Sequences.Id, StringComparison.Ordinal)));

        await Get<RunService>().CancelAsync(user, project, runs[0], default);
        var third = await Get<RunStarts>().StartAsync(user, project, spec, null, default);
        await Assert.ThrowsAsync<InputException>(() => Get<RunService>().ResumeAsync(user, project, runs[0], default));
        await Get<RunService>().CancelAsync(user, project, third, default);
        await Get<RunService>().ResumeAsync(user, project, runs[0], default);
    }

    private async Task DeleteAsync()
    {
        var (user, project, spec) = await BeginAsync("q-deleted");
        string[] runs = [await StartedAsync(user, project, spec), await StartedAsync(user, project, spec)];
        await using (var database = await portal.Databases.CreateDbContextAsync())
        {
            // Of the first run, on three days; the first day is too long ago.
            var now = DateTimeOffset.UtcNow;
            foreach (var (chunk, index) in (await database.RunChunks.Where(chunk => runs.Contains(chunk.RunId)).OrderBy(chunk => chunk.Id).ToListAsync()).Select((chunk, index) => (chunk, index)))
                (chunk.Seconds, chunk.FinishedAt) = index switch { 0 => (100.0, now.AddDays(-31)), 1 => (20, now.AddDays(-29)), _ => (0.5, now) };
            await database.SaveChangesAsync();
        }

        var before = await Get<QuotaDesk>().OfAsync(user, project, default);
        Assert.True(before.Person.Seconds.Used >= 21);
        await Get<RunService>().DeleteAsync(user, project, runs[0], default);
        var after = await Get<QuotaDesk>().OfAsync(user, project, default);
        Assert.Equal((before.Person.Seconds, before.Project.Seconds), (after.Person.Seconds, after.Project.Seconds));
        Assert.True(after.Person.Bytes.Used < before.Person.Bytes.Used);

        await Get<CisLens.Web.Projects.ProjectLifetime>().PurgeAsync(project, default);
        Assert.Equal(before.Person with { Bytes = before.Person.Bytes with { Used = 0 } }, await Get<QuotaDesk>().OfAsync(user, default));
    }

    private async Task<string> StartedAsync(ClaimsPrincipal user, string project, RunSpec spec)
    {
        var run = await Get<RunStarts>().StartAsync(user, project, spec, null, default);
        await StoredRun.FinishAsync(portal.Databases, Get<DataFolder>(), run);
        return run;
    }

    private static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            // Not one after the other in one thread.
            await Task.Run(act);
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }

    private async Task<(ClaimsPrincipal User, string Project, RunSpec Spec)> BeginAsync(string name, bool isAdministrator = false)
    {
        var person = await portal.AddPersonAsync(name, isAdministrator);
        var project = await portal.AddProjectAsync(name, (person, ProjectRole.Owner));
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, Get<DataFolder>(), project));
        return (await new PersonPrincipals().CreateAsync(person), project, spec with { Model = spec.Model with { Id = "known-answer" } });
    }

    private T Get<T>()
        where T : notnull => portal.Factory.Services.GetRequiredService<T>();
}
