using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.Sequences;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Uploads;

public class UploadStoreTests : PortalContext
{
    private static readonly string Project = Identifier.New();

    private readonly UploadKey _upload = UploadKey.Of(LocalUserHandler.User, Project, Identifier.New());

    private UploadStore Store => Services.GetRequiredService<UploadStore>();

    [Fact]
    public async Task Append_TwoPieces_MakeTheFile()
    {
        Assert.Equal(3, await Store.AppendAsync(_upload, 0, 5, new MemoryStream([1, 2, 3]), default));
        Assert.False(File.Exists(Store.Whole(_upload)));
        Assert.Equal(5, await Store.AppendAsync(_upload, 3, 5, new MemoryStream([4, 5]), default));
        Assert.Equal([1, 2, 3, 4, 5], await File.ReadAllBytesAsync(Store.Whole(_upload)));
    }

    [Fact]
    public async Task Append_WrongOffset_AnswersTheTrueOneAndChangesNothing()
    {
        await Store.AppendAsync(_upload, 0, 5, new MemoryStream([1, 2, 3]), default);
        Assert.Equal(3, await Store.AppendAsync(_upload, 0, 5, new MemoryStream([9, 9]), default));
        Assert.Equal(3, Store.Offset(_upload));
    }

    [Fact]
    public async Task Append_EmptyFile_IsWholeAtOnce()
    {
        Assert.Equal(0, await Store.AppendAsync(_upload, 0, 0, new MemoryStream(), default));
        Assert.True(File.Exists(Store.Whole(_upload)));
    }

    [Fact]
    public async Task Append_LargerThanAllowed_SaysHowMuchIs()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => Store.AppendAsync(_upload, 0, Settings.Uploads.MaximumBytes + 1, new MemoryStream([1]), default));
        Assert.Contains("MaximumBytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_IdOfAnotherPersonOrProject_IsAnotherFile()
    {
        var (mine, theirs) = (await AddProjectAsync("Mine"), await AddProjectAsync("Theirs"));
        var (me, stranger) = (Person(), Person());
        var upload = UploadKey.Of(me, mine, _upload.Id);
        await Store.AppendAsync(upload, 0, 8, new MemoryStream("ACGT"u8.ToArray()), default);
        foreach (var other in new[] { UploadKey.Of(stranger, mine, _upload.Id), UploadKey.Of(me, theirs, _upload.Id) })
        {
            Assert.Equal(0, Store.Offset(other));
            // What begins where the first stopped goes nowhere.
            Assert.Equal(0, await Store.AppendAsync(other, 4, 8, new MemoryStream("TTTT"u8.ToArray()), default));
        }

        await Store.AppendAsync(upload, 4, 8, new MemoryStream("CCCC"u8.ToArray()), default);
        Assert.Equal("ACGTCCCC", await File.ReadAllTextAsync(Store.Whole(upload)));
        var sequences = Services.GetRequiredService<SequenceService>();
        await Assert.ThrowsAsync<InputException>(() => sequences.AddUploadAsync(stranger, mine, upload.Id, "mine.fa", default));
        await Assert.ThrowsAsync<InputException>(() => sequences.AddUploadAsync(me, theirs, upload.Id, "mine.fa", default));
        Assert.NotEmpty(await sequences.AddUploadAsync(me, mine, upload.Id, "mine.fa", default));
    }

    [Fact]
    public async Task Remove_GivenUpForLong_LeavesWhatIsNewOrWaitsToBeRead()
    {
        var fresh = UploadKey.Of(LocalUserHandler.User, Project, Identifier.New());
        await Store.AppendAsync(_upload, 0, 5, new MemoryStream([1]), default);
        await Store.AppendAsync(fresh, 0, 5, new MemoryStream([1, 2]), default);
        var set = await Services.GetRequiredService<SequenceService>().AddTextAsync(LocalUserHandler.User, await AddProjectAsync(), "Waits", "ACGT", default);
        var longAgo = DateTime.UtcNow.AddDays(-Settings.Uploads.KeptDays - 1);
        File.SetLastWriteTimeUtc(Store.Whole(_upload) + ".part", longAgo);
        File.SetLastWriteTimeUtc(Store.FileOf(set), longAgo);
        var abandoned = Services.GetRequiredService<AbandonedUploads>();
        Assert.Equal(1, await abandoned.RemoveAsync(default));
        Assert.Equal((0, 2), (Store.Offset(_upload), Store.Offset(fresh)));
        Assert.True(File.Exists(Store.FileOf(set)));
        // Refused since then: nobody reads it any more.
        await using var database = await Databases.CreateDbContextAsync();
        await database.SequenceSets.ExecuteUpdateAsync(change => change.SetProperty(one => one.State, SequenceSetState.Failed));
        Assert.Equal(1, await abandoned.RemoveAsync(default));
        Assert.False(File.Exists(Store.FileOf(set)));
    }

    [Fact]
    public void Key_NotAnIdentifier_Refuses()
    {
        Assert.Throws<InputException>(() => UploadKey.Of(LocalUserHandler.User, Project, "../../etc/passwd"));
        Assert.Throws<InvalidOperationException>(() => UploadKey.Of(LocalUserHandler.User, "..", Identifier.New()));
    }

    private static ClaimsPrincipal Person() => PersonClaims.OfToken(Identifier.New(), "somebody", Identifier.New(), ApiScopes.Write);
}
