using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Selections;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Selections;

public class SelectionLedgerTests : PortalContext
{
    private string _project = "";
    private string _run = "";

    private SelectionLedger Ledger => Services.GetRequiredService<SelectionLedger>();

    [Fact]
    public async Task Record_SameThingForTheSameReason_Once()
    {
        await FinishAsync();
        var reason = new SelectionReason(SelectionSource.Search, "tw");
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 1, SelectionAction.Opened, reason, default);
        await Ledger.RecordAsync(LocalUserHandler.User, _run, [0, 1], SelectionAction.Opened, reason, default);
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 1, SelectionAction.Opened, SelectionReason.Unknown, default);
        var known = await Ledger.ListAsync(_run, default);
        Assert.Equal([(0L, SelectionSource.Search), (1, SelectionSource.Search), (1, SelectionSource.Direct)], known.Select(one => (one.Row, one.Source)).Order());
        Assert.False(await Ledger.IsBookmarkedAsync(_run, 1, default));
    }

    [Fact]
    public async Task Bookmark_Removed_WhatWasTakenOutStays()
    {
        await FinishAsync();
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 1, SelectionAction.Bookmarked, SelectionReason.Unknown, default);
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 1, SelectionAction.Exported, SelectionReason.Unknown, default);
        Assert.True(await Ledger.IsBookmarkedAsync(_run, 1, default));
        await Ledger.RemoveBookmarksAsync(_run, [1], default);
        Assert.Equal(SelectionAction.Exported, Assert.Single(await Ledger.ListAsync(_run, default)).Action);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task Record_NoSuchRow_SaysWhichThereAre(long row)
    {
        await FinishAsync();
        var error = await Assert.ThrowsAsync<InputException>(() => Ledger.RecordAsync(LocalUserHandler.User, _run, row, SelectionAction.Opened, SelectionReason.Unknown, default));
        Assert.Contains("rows 0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examples_FirstReasonCounts_AndPercentilesPlaceThem()
    {
        await FinishAsync();
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 0, SelectionAction.Bookmarked, new SelectionReason(SelectionSource.Sorted, "by ISM"), default);
        await Ledger.RecordAsync(LocalUserHandler.User, _run, 0, SelectionAction.Exported, new SelectionReason(SelectionSource.Random, "seed 0"), default);
        var view = (await Services.GetRequiredService<ShownExamples>().FindAsync(_project, _run, 0, default))!;
        var shown = Assert.Single(view.Shown);
        Assert.Equal((SelectionSource.Sorted, true, true), (shown.Example.Source, shown.IsBookmarked, shown.IsExported));
        Assert.Equal(["prediction of CTCF", "strongest ISM score"], view.Measures.Select(measure => measure.Name));
        Assert.Equal([100, 0], shown.Example.Percentiles);
        Assert.Equal([0L, 1], view.Panel.Select(one => one.Row).Order());
    }

    private async Task FinishAsync()
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        _run = await Services.GetRequiredService<RunStore>().SubmitAsync(_project, StoredRun.Spec(set), default);
        await StoredRun.FinishAsync(Databases, Settings.DataFolder, _run);
    }
}
