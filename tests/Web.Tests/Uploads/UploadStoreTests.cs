using CisLens.Shared;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Uploads;

public class UploadStoreTests : PortalContext
{
    private readonly string _upload = Identifier.New();

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
    public void Whole_NotAnIdentifier_Refuses() => Assert.Throws<InputException>(() => Store.Whole("../../etc/passwd"));
}
