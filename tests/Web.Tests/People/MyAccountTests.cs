using System.Security.Claims;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using CisLens.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class MyAccountTests(AccountsPortal portal)
{
    private MyAccount Account => portal.Factory.Services.GetRequiredService<MyAccount>();

    [Fact]
    public async Task ChangePassword_Right_OtherSessionsEnd()
    {
        var person = await portal.AddPersonAsync("changer");
        using var elsewhere = await portal.SignInAsync("changer");
        var sessions = portal.Factory.Services.GetRequiredService<Sessions>();
        var here = await sessions.OpenAsync(person.Id, "here", false, default);
        await Assert.ThrowsAsync<InputException>(() => Account.ChangePasswordAsync(In(person, here), "wrong", "nine quiet otters at noon", default));
        await Assert.ThrowsAsync<InputException>(() => Account.ChangePasswordAsync(In(person, here), AccountsPortal.Password, "short", default));
        Assert.Equal(2, (await sessions.ListAsync(person.Id, default)).Count);
        await Account.ChangePasswordAsync(In(person, here), AccountsPortal.Password, "nine quiet otters at noon", default);
        Assert.Equal(here, (await sessions.ListAsync(person.Id, default)).Single().Id);
    }

    [Fact]
    public async Task TwoFactor_PasswordThenCode_IsOnUntilThePasswordEndsIt()
    {
        var person = In(await portal.AddPersonAsync("stepper"), null);
        await Assert.ThrowsAsync<InputException>(() => Account.BeginTwoFactorAsync(person, "wrong"));
        var key = await Account.BeginTwoFactorAsync(person, AccountsPortal.Password);
        Assert.False((await Account.FindAsync(person)).HasTwoFactor);
        await Assert.ThrowsAsync<InputException>(() => Account.ConfirmTwoFactorAsync(person, "000000", default));
        var codes = await Account.ConfirmTwoFactorAsync(person, OneTimeCode.Of(key, DateTimeOffset.UtcNow), default);
        Assert.Equal(MyAccount.RecoveryCodes, codes.Distinct().Count());
        Assert.True((await Account.FindAsync(person)).HasTwoFactor);
        await Assert.ThrowsAsync<InputException>(() => Account.EndTwoFactorAsync(person, "wrong", default));
        await Account.EndTwoFactorAsync(person, AccountsPortal.Password, default);
        Assert.False((await Account.FindAsync(person)).HasTwoFactor);
    }

    [Fact]
    public async Task SessionsAndTokens_AskForThePassword()
    {
        var person = await portal.AddPersonAsync("asked-again");
        var sessions = portal.Factory.Services.GetRequiredService<Sessions>();
        var (here, one, other) = (await sessions.OpenAsync(person.Id, "here", false, default), await sessions.OpenAsync(person.Id, "one", false, default), await sessions.OpenAsync(person.Id, "other", false, default));
        var user = In(person, here);
        await Assert.ThrowsAsync<InputException>(() => Account.EndSessionAsync(user, "wrong", one, default));
        await Assert.ThrowsAsync<InputException>(() => Account.EndOtherSessionsAsync(user, "", default));
        await Assert.ThrowsAsync<InputException>(() => Account.MakeTokenAsync(user, "wrong", "a script", ApiScopes.Read, 1, default));
        Assert.Equal(3, (await sessions.ListAsync(person.Id, default)).Count);
        Assert.Empty(await portal.Factory.Services.GetRequiredService<ApiTokens>().ListAsync(user, default));
        await Account.EndSessionAsync(user, AccountsPortal.Password, one, default);
        Assert.Equal([here, other], (await sessions.ListAsync(person.Id, default)).Select(left => left.Id).OrderBy(left => left == other));
        await Account.EndOtherSessionsAsync(user, AccountsPortal.Password, default);
        Assert.Equal(here, Assert.Single(await sessions.ListAsync(person.Id, default)).Id);
        Assert.StartsWith("cislens_", await Account.MakeTokenAsync(user, AccountsPortal.Password, "a script", ApiScopes.Read, 1, default), StringComparison.Ordinal);
    }

    private static ClaimsPrincipal In(PersonEntity person, string? session)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, person.Id), new(ClaimTypes.Name, person.Name) };
        if (session is not null)
            claims.Add(PersonClaims.OfSession(session));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, PersonClaims.Account));
    }
}
