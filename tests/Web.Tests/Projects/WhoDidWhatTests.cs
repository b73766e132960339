using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.People;
using CisLens.Web.Runs;
using CisLens.Web.Selections;
using CisLens.Web.Sequences;
using CisLens.Web.Shell;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Verdicts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Projects;

/// <summary>Everything that people make names who made it, and the project's log tells of it.</summary>
[Collection(AccountsGroup.Name)]
public sealed class WhoDidWhatTests(AccountsPortal portal)
{
    private const string Name = "w-person";

    [Fact]
    public async Task Project_EverythingDoneInIt_SaysWho()
    {
        var person = await portal.AddPersonAsync(Name);
        var project = await portal.AddProjectAsync("Named", (person, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(person);
        var sequences = Get<SequenceService>();
        var pasted = await sequences.AddTextAsync(user, project, "Pasted", "ACGT", default);
        var stored = await StoredSet.AddAsync(portal.Databases, Get<DataFolder>(), project);
        var spec = StoredRun.Spec(stored);
        var run = await Get<RunStarts>().StartAsync(user, project, spec with { Model = spec.Model with { Id = "known-answer" } }, null, default);
        await Get<ProjectThresholds>().SetAsync(user, project, 9, 0, 0.7, 0.3, default);
        await Get<MotifReviews>().SetAsync(user, run, new MotifReview("pattern/0/pos_patterns.pattern_0", MotifReviewState.Explained, ""), default);

        Assert.Equal(Name, Assert.Single((await Get<RunLines>().NewestAsync(project, 10, default))).Person);
        Assert.Equal(Name, (await Get<RunService>().FindAsync(project, run, default))!.Person);
        Assert.Equal([Name, null], (await sequences.ListAsync(project, default))!.Sets.OrderBy(set => set.Id == pasted ? 0 : 1).Select(set => set.Person));
        Assert.Equal(Name, (await Get<MotifReviews>().OfRunAsync(run, default)).Values.Single().Person);
        using var visitor = await portal.SignInAsync(Name);
        Assert.Contains($"by {Name}", await visitor.TextAsync($"/projects/{project}/runs/{run}"), StringComparison.Ordinal);

        await StoredRun.FinishAsync(portal.Databases, Get<DataFolder>(), run);
        await Get<SelectionLedger>().RecordAsync(user, run, 1, SelectionAction.Bookmarked, SelectionReason.Unknown, default);
        Assert.Equal(Name, Assert.Single(await Get<SelectionLedger>().ListAsync(run, default)).Person);
        await Get<RunService>().DeleteAsync(user, project, run, default);
        await sequences.DeleteAsync(user, project, stored.Id, default);
        await using var database = await portal.Databases.CreateDbContextAsync();
        var lines = await database.Activities.Where(line => line.ProjectId == project).OrderBy(line => line.Id).ToListAsync();
        Assert.Equal(
            [("added sequences", "Pasted"), ("started the run", "ISM of CTCF"), ("set a threshold", lines[2].Subject), ("deleted the run", "ISM of CTCF"), ("deleted sequences", "Peaks")],
            lines.Select(line => (line.Action, line.Subject)));
        Assert.EndsWith("pass 0.7, fail 0.3", lines[2].Subject, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal((person.Id, Name), (line.PersonId, line.Person)));
    }

    [Fact]
    public async Task Run_StoppedAndResumed_IsInTheLog()
    {
        var person = await portal.AddPersonAsync("w-stopper");
        var project = await portal.AddProjectAsync("Stopped", (person, ProjectRole.Owner));
        var user = await new PersonPrincipals().CreateAsync(person);
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, Get<DataFolder>(), project));
        var run = await Get<RunStarts>().StartAsync(user, project, spec with { Model = spec.Model with { Id = "known-answer" } }, null, default);
        await Get<RunService>().CancelAsync(user, project, run, default);
        await Get<RunService>().ResumeAsync(user, project, run, default);
        // Of a run of another project nothing happens, and nothing is told.
        await Get<RunService>().CancelAsync(user, await portal.AddProjectAsync("Other"), run, default);
        await using var database = await portal.Databases.CreateDbContextAsync();
        Assert.Equal(["started the run", "cancelled the run", "resumed the run"], await database.Activities.Where(line => line.PersonId == person.Id && line.Subject == spec.Name).OrderBy(line => line.Id).Select(line => line.Action).ToListAsync());
        Assert.Equal(RunState.Queued, (await Get<RunStore>().DetailAsync(run, default))!.Summary.State);
    }

    private T Get<T>()
        where T : notnull => portal.Factory.Services.GetRequiredService<T>();
}
