using CisLens.Shared;
using CisLens.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class KnownPasswordsTests(AccountsPortal portal) : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Create_KnownPassword_IsRefusedInAnyCaseAndOthersAreNot()
    {
        await File.WriteAllTextAsync(_file, "first words of a list\r\nblue kettle under rain\nlast words of a list");
        using var factory = portal.Set(settings => settings with { People = settings.People with { KnownPasswords = _file } });
        await using var scope = factory.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var known in new[] { "first words of a list", "Blue Kettle Under Rain", "last words of a list" })
        {
            var refused = await Assert.ThrowsAsync<InputException>(() => accounts.CreateAsync("Known", AccountsPortal.Address("known"), known, false));
            Assert.Contains("list of known ones", refused.Message, StringComparison.Ordinal);
        }

        Assert.NotNull(await accounts.CreateAsync("Known", AccountsPortal.Address("known"), "blue kettle under rai", false));
    }

    [Fact]
    public async Task Create_WordsOfThePlaceAndThePerson_Refused()
    {
        await using var scope = portal.Factory.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var weak in new[] { "CisLens-promoter1", "known2@lab.example", "chromatinEnhancer" })
            await Assert.ThrowsAsync<InputException>(() => accounts.CreateAsync("Known", AccountsPortal.Address("known2"), weak, false));
    }

    [Fact]
    public void CheckReadable_NoSuchFile_NamesTheSetting()
    {
        using var factory = portal.Set(settings => settings with { People = settings.People with { KnownPasswords = _file } });
        var known = factory.Services.GetRequiredService<KnownPasswords>();
        known.CheckReadable();
        File.Delete(_file);
        Assert.Contains("CisLens:People:KnownPasswords", Assert.Throws<InputException>(known.CheckReadable).Message, StringComparison.Ordinal);
    }
}
