using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Models;
using CisLens.Web.Tests.Portal;
using CisLens.Web.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.Models;

public class AddModelTests : PortalContext
{
    private string? _project;

    [Theory]
    [InlineData("model.zip", "model.zip is not a readable zip")]
    [InlineData("weights.pth", "weights.pth")]
    public async Task Add_NotAModel_OneSentenceThatNamesTheFile(string name, string expected)
    {
        var upload = await UploadAsync([1, 2, 3, 4]);
        var form = new AddModelForm { Upload = upload, FileName = name, Title = "Mine" };
        var error = await Assert.ThrowsAsync<InputException>(() => AddAsync(form));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(upload, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Settings.DataFolder.Uploads, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Add_NameMissing_SaysSo()
    {
        var form = new AddModelForm { Upload = await UploadAsync([1]), FileName = "w.pth", Title = " " };
        Assert.Equal("The model needs a name.", (await Assert.ThrowsAsync<InputException>(() => AddAsync(form))).Message);
    }

    [Fact]
    public async Task Add_SettingsNotJson_SaysWhatIsExpected()
    {
        var form = new AddModelForm { Upload = await UploadAsync([1]), FileName = "w.pth", Title = "Mine", Architecture = "ExplaiNN", Settings = "units=100" };
        Assert.Contains("JSON object", (await Assert.ThrowsAsync<InputException>(() => AddAsync(form))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_Package_IsInTheCatalogueOfItsProjectOnly()
    {
        StoredModel.Put(Path.Combine(Settings.Data, "source"));
        var zip = Path.Combine(Settings.Data, "package.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(Path.Combine(Settings.Data, "source", StoredModel.Id), zip);
        var project = _project = await AddProjectAsync();
        var service = Services.GetRequiredService<ModelService>();
        var id = await service.AddAsync(LocalUserHandler.User, project, new AddModelForm { Upload = await UploadAsync(await File.ReadAllBytesAsync(zip)), FileName = "package.zip" }, default);
        Assert.Equal("Two outputs", (await service.FindAsync(project, id, default))!.Model.Card.Title);
        Assert.Null(await service.FindAsync(await AddProjectAsync("other"), id, default));
        Assert.Null(await service.FindAsync(null, id, default));
        await service.DeleteAsync(LocalUserHandler.User, project, id, default);
        Assert.Null(await service.FindAsync(project, id, default));
        Assert.False(Directory.Exists(Settings.DataFolder.Model(id)));
    }

    private async Task<string> AddAsync(AddModelForm form) =>
        await Services.GetRequiredService<ModelService>().AddAsync(LocalUserHandler.User, _project!, form, default);

    private async Task<string> UploadAsync(byte[] bytes)
    {
        var upload = Identifier.New();
        _project ??= await AddProjectAsync();
        await Services.GetRequiredService<UploadStore>().AppendAsync(UploadKey.Of(LocalUserHandler.User, _project, upload), 0, bytes.Length, new MemoryStream(bytes), default);
        return upload;
    }
}
