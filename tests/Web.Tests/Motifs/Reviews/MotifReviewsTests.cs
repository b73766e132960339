using Bunit;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Reviews;
using CisLens.Web.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Motifs.Reviews;

public class MotifReviewsTests : PortalContext
{
    private const string Item = "pattern/0/pos_patterns.pattern_0";

    private string _project = "";

    private MotifReviews Reviews => Services.GetRequiredService<MotifReviews>();

    [Fact]
    public async Task Set_ThenUnreviewed_OneReviewThenNone()
    {
        var run = await SubmitAsync();
        await Reviews.SetAsync(LocalUserHandler.User, run, new MotifReview(Item, MotifReviewState.Interesting, ""), default);
        await Reviews.SetAsync(LocalUserHandler.User, run, new MotifReview(Item, MotifReviewState.Explained, " half site "), default);
        var kept = Assert.Single(await Reviews.OfRunAsync(run, default)).Value;
        Assert.NotNull(kept.ChangedAt);
        Assert.Equal(new MotifReview(Item, MotifReviewState.Explained, "half site"), kept with { ChangedAt = null });
        await Reviews.SetAsync(LocalUserHandler.User, run, new MotifReview(Item, MotifReviewState.Unreviewed, " "), default);
        Assert.Empty(await Reviews.OfRunAsync(run, default));
    }

    [Fact]
    public async Task Set_NoteTooLong_SaysHowLongItMayBe()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => Reviews.SetAsync(LocalUserHandler.User, "none", new MotifReview(Item, MotifReviewState.Artefact, new string('x', 2001)), default));
        Assert.Contains("2000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Box_StatePressedAndNoteWritten_Stored()
    {
        var run = await SubmitAsync();
        var box = Render<ReviewBox>(parameters => parameters.Add(one => one.Item, Item).Add(one => one.Title, "pattern 0").Add(one => one.ProjectId, _project).Add(one => one.RunId, run));
        Assert.Equal("Unreviewed", box.Find("[aria-pressed=true]").TextContent);
        Assert.Empty(box.FindAll("input"));
        box.FindAll("button").Single(button => button.TextContent == "Artefact").Click();
        box.WaitForElement("input").Change("primer");
        box.WaitForAssertion(() => Assert.Equal(new MotifReview(Item, MotifReviewState.Artefact, "primer"), Assert.Single(Reviews.OfRunAsync(run, default).GetAwaiter().GetResult()).Value with { ChangedAt = null }));
    }

    private async Task<string> SubmitAsync()
    {
        StoredModel.Put(Settings.Models);
        _project = await AddProjectAsync();
        var set = await StoredSet.AddAsync(Databases, Settings.DataFolder, _project);
        return await Services.GetRequiredService<RunStore>().SubmitAsync(_project, StoredRun.Spec(set), default);
    }
}
