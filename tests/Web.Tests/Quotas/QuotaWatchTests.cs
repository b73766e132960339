using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.People;
using CisLens.Web.Quotas;
using CisLens.Web.Shell;
using CisLens.Web.Tests.People;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Quotas;

[Collection(AccountsGroup.Name)]
public sealed class QuotaWatchTests(AccountsPortal portal)
{
    [Fact]
    public async Task Look_QuotaIsReached_PersonAndOwnersAreToldOnceUntilItIsOverForADay()
    {
        var (owner, second, editor) = (await portal.AddPersonAsync("w-owner"), await portal.AddPersonAsync("w-second"), await portal.AddPersonAsync("w-editor"));
        var project = await portal.AddProjectAsync("Peaks", (owner, ProjectRole.Owner), (second, ProjectRole.Owner), (editor, ProjectRole.Editor));
        var user = await new PersonPrincipals().CreateAsync(editor);
        var run = await Get<RunStarts>().StartAsync(user, project, await SpecAsync(project), null, default);
        await StoredRun.FinishAsync(portal.Databases, Get<DataFolder>(), run);
        await Watch.LookAsync(default);
        Assert.Empty(await NoticesAsync(owner, editor));

        await Get<QuotaDesk>().SetAsync(user, project, null, 1, null, default);
        await Get<QuotaDesk>().SetAsync(user, editor.Email, null, 1, 0, default);
        await Watch.LookAsync(default);
        await Watch.LookAsync(default);
        var told = await NoticesAsync(owner, second, editor);
        Assert.Equal(4, told.Count);
        Assert.Equal(2, told.Count(notice => notice.Text.StartsWith("Of the project Peaks: This project has ", StringComparison.Ordinal) && notice.PersonId != editor.Id && notice.Address == $"projects/{project}"));
        Assert.Equal(["You have ", "You have "], told.Where(notice => notice.PersonId == editor.Id && notice.Address == "account").Select(notice => notice.Text[..9]));

        // Still so after two days: nothing new. Over, and then so again: once more.
        await ChangeAsync(told, notice => notice.At -= TimeSpan.FromDays(2));
        await Watch.LookAsync(default);
        Assert.Equal(4, (await NoticesAsync(owner, second, editor)).Count);
        await Get<QuotaDesk>().SetAsync(user, project, null, -1, null, default);
        await Watch.LookAsync(default);
        await Get<QuotaDesk>().SetAsync(user, project, null, 1, null, default);
        await Watch.LookAsync(default);
        Assert.Equal((2, 2, 2), ((await NoticesAsync(owner)).Count, (await NoticesAsync(second)).Count, (await NoticesAsync(editor)).Count));
    }

    [Fact]
    public async Task Start_ProjectIsFull_WhoAskedAndOwnersAreToldOnce()
    {
        var (owner, editor) = (await portal.AddPersonAsync("w-full"), await portal.AddPersonAsync("w-asks"));
        var project = await portal.AddProjectAsync("Full", (owner, ProjectRole.Owner), (editor, ProjectRole.Editor));
        var user = await new PersonPrincipals().CreateAsync(editor);
        await Get<QuotaDesk>().SetAsync(user, project, 0, null, null, default);
        var spec = await SpecAsync(project);
        for (var time = 0; time < 3; time++)
            await Assert.ThrowsAsync<InputException>(() => Get<RunStarts>().StartAsync(user, project, spec, null, default));
        // Of the next one it is told after these.
        await Get<QuotaDesk>().SetAsync(user, project, null, null, null, default);
        await Get<QuotaDesk>().SetAsync(user, editor.Email, 0, null, null, default);
        await Assert.ThrowsAsync<InputException>(() => Get<RunStarts>().StartAsync(user, project, spec, null, default));
        using var limit = new CancellationTokenSource(Patience.Limit);
        while ((await NoticesAsync(editor)).Count < 2)
            await Task.Delay(50, limit.Token);
        Assert.Equal(
            ["Your run ISM of CTCF was not started: This project has 0 runs waiting", "Your run ISM of CTCF was not started: You have 0 runs waiting or compu"],
            (await NoticesAsync(editor)).Select(notice => notice.Text[..70].TrimEnd()).Order(StringComparer.Ordinal));
        Assert.StartsWith("A run of w-asks in the project Full was not started: This project has 0 runs", Assert.Single(await NoticesAsync(owner)).Text, StringComparison.Ordinal);
    }

    private QuotaWatch Watch => Get<QuotaWatch>();

    private async Task<RunSpec> SpecAsync(string project)
    {
        var spec = StoredRun.Spec(await StoredSet.AddAsync(portal.Databases, Get<DataFolder>(), project));
        return spec with { Model = spec.Model with { Id = "known-answer" } };
    }

    // Of quotas: who started a run is told of its end as well.
    private async Task<IReadOnlyList<NoticeEntity>> NoticesAsync(params PersonEntity[] people)
    {
        var ids = people.Select(person => person.Id).ToList();
        await using var database = await portal.Databases.CreateDbContextAsync();
        return await database.Notices.AsNoTracking().Where(notice => ids.Contains(notice.PersonId) && (notice.Text.Contains("allowed") || notice.Text.Contains("may be so at once"))).OrderBy(notice => notice.Id).ToListAsync();
    }

    private async Task ChangeAsync(IEnumerable<NoticeEntity> notices, Action<NoticeEntity> change)
    {
        await using var database = await portal.Databases.CreateDbContextAsync();
        foreach (var notice in notices)
        {
            database.Notices.Attach(notice);
            change(notice);
        }

        await database.SaveChangesAsync();
    }

    private T Get<T>()
        where T : notnull => portal.Factory.Services.GetRequiredService<T>();
}
