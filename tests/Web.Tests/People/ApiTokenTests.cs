using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

[Collection(AccountsGroup.Name)]
public sealed class ApiTokenTests(AccountsPortal portal)
{
    private ApiTokens Tokens => portal.Factory.Services.GetRequiredService<ApiTokens>();

    [Theory]
    [InlineData(ApiScopes.Read, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(ApiScopes.Write, HttpStatusCode.Forbidden, HttpStatusCode.Created, HttpStatusCode.Forbidden)]
    [InlineData(ApiScopes.Submit, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest)]
    public async Task Token_Scopes_DecideWhatItMay(ApiScopes scopes, HttpStatusCode reads, HttpStatusCode writes, HttpStatusCode submits)
    {
        var person = await portal.AddPersonAsync("scripter-" + scopes);
        var project = await portal.AddProjectAsync("Scripts", (person, ProjectRole.Owner));
        using var script = Script(await MakeAsync(person, scopes));
        Assert.Equal(reads, (await script.GetAsync(new Uri($"/api/projects/{project}", UriKind.Relative))).StatusCode);
        Assert.Equal(writes, (await script.PostAsJsonAsync("/api/projects", new { name = "Made by a script" })).StatusCode);
        // A specification that names nothing is refused as such only to whoever may submit one.
        Assert.Equal(submits, (await script.PostAsJsonAsync($"/api/projects/{project}/runs", new { })).StatusCode);
    }

    [Fact]
    public async Task Token_OfAViewer_GoesNoFurtherThanTheViewer()
    {
        var (owner, viewer) = (await portal.AddPersonAsync("token-owner"), await portal.AddPersonAsync("token-viewer"));
        var seen = await portal.AddProjectAsync("Seen", (owner, ProjectRole.Owner), (viewer, ProjectRole.Viewer));
        var hidden = await portal.AddProjectAsync("Hidden", (owner, ProjectRole.Owner));
        using var script = Script(await MakeAsync(viewer, ApiScopes.Read | ApiScopes.Write | ApiScopes.Submit));
        Assert.Equal(HttpStatusCode.Forbidden, (await script.DeleteAsync(new Uri($"/api/projects/{seen}/audit-thresholds", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await script.GetAsync(new Uri($"/api/projects/{hidden}", UriKind.Relative))).StatusCode);
        var unknown = await script.GetStringAsync(new Uri("/api/projects", UriKind.Relative));
        Assert.DoesNotContain("Hidden", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_OverRevokedOrOfADisabledAccount_Unauthorized()
    {
        var person = await portal.AddPersonAsync("token-past");
        var (over, revoked, alive) = (await MakeAsync(person, ApiScopes.Read), await MakeAsync(person, ApiScopes.Read), await MakeAsync(person, ApiScopes.Read));
        var principal = await new PersonPrincipals().CreateAsync(person);
        var rows = await Tokens.ListAsync(principal, default);
        await Tokens.RevokeAsync(principal, rows.Single(row => row.Hash == Secrets.Hash(revoked)), default);
        await using (var database = await portal.Databases.CreateDbContextAsync())
            await database.ApiTokens.Where(token => token.Hash == Secrets.Hash(over)).ExecuteUpdateAsync(set => set.SetProperty(token => token.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(over));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(revoked));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("cislens_guessed"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(alive));
        Assert.NotNull((await Tokens.ListAsync(principal, default)).Single(row => row.Hash == Secrets.Hash(alive)).UsedAt);
        await portal.ChangeAsync(person.Id, disabled => disabled.IsDisabled = true);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(alive));
    }

    [Fact]
    public async Task Token_OnAPage_IsNobody()
    {
        using var script = Script(await MakeAsync(await portal.AddPersonAsync("token-page", isAdministrator: true), ApiScopes.Read | ApiScopes.Write));
        Assert.Equal(HttpStatusCode.Redirect, (await script.GetAsync(new Uri("/people", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("", ApiScopes.Read, 1)]
    [InlineData("a", ApiScopes.None, 1)]
    [InlineData("a", ApiScopes.Read, 0)]
    [InlineData("a", ApiScopes.Read, 366)]
    public async Task Create_ThatCannotBe_OneSentence(string name, ApiScopes scopes, int days)
    {
        var nobody = await new PersonPrincipals().CreateAsync(new PersonEntity { Name = "n", Email = "n@lab.example", CreatedAt = default });
        await Assert.ThrowsAsync<InputException>(() => Tokens.CreateAsync(nobody, name, scopes, days, default));
    }

    private async Task<string> MakeAsync(PersonEntity person, ApiScopes scopes) =>
        await Tokens.CreateAsync(await new PersonPrincipals().CreateAsync(person), "a script", scopes, 1, default);

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var script = Script(token);
        using var answer = await script.GetAsync(new Uri("/api/projects", UriKind.Relative));
        return answer.StatusCode;
    }

    private HttpClient Script(string token)
    {
        var client = portal.Factory.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost/") });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
