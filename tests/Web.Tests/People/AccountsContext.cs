using System.Security.Claims;
using Bunit;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using CisLens.Web.People;
using CisLens.Web.Tests.Portal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CisLens.Web.Tests.People;

/// <summary>The portal's services with accounts. Somebody is signed in from <see cref="SignInAsync"/> on.</summary>
public abstract class AccountsContext : PortalContext
{
    /// <param name="change">The settings, where others than the usual ones are tested.</param>
    protected AccountsContext(Func<CisLensSettings, CisLensSettings>? change = null)
        : base(add: services => Add(services, change))
    {
    }

    /// <summary>The database, for pages that are still loading.</summary>
    internal HeldDatabases Held => (HeldDatabases)Databases;

    protected static string Password => AccountsPortal.Password;

    /// <summary>Makes an account.</summary>
    protected async Task<PersonEntity> AddPersonAsync(string name, bool isAdministrator = false)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(name, AccountsPortal.Address(name), Password, isAdministrator);
    }

    /// <summary>Makes an account and signs in with it.</summary>
    protected async Task<PersonEntity> SignInAsync(string name, bool isAdministrator = false)
    {
        var person = await AddPersonAsync(name, isAdministrator);
        await SignInAsync(person);
        return person;
    }

    protected async Task SignInAsync(PersonEntity person)
    {
        var principal = await new PersonPrincipals().CreateAsync(person);
        var session = await Services.GetRequiredService<Sessions>().OpenAsync(person.Id, "Firefox on Linux", false, default);
        ((ClaimsIdentity)principal.Identity!).AddClaim(PersonClaims.OfSession(session));
        Services.GetRequiredService<Somebody>().User = principal;
    }

    /// <summary>Makes a project with members.</summary>
    protected async Task<string> AddOwnedProjectAsync(string name, params (PersonEntity Person, ProjectRole Role)[] members)
    {
        var project = await AddProjectAsync(name);
        await using var database = await Databases.CreateDbContextAsync();
        database.ProjectMembers.AddRange(members.Select(member => new ProjectMemberEntity { ProjectId = project, PersonId = member.Person.Id, Role = member.Role, Since = DateTimeOffset.UtcNow }));
        await database.SaveChangesAsync();
        return project;
    }

    /// <summary>While the database is silent the page says that it loads, and then it shows what there is.</summary>
    protected void LoadsWhenItCan<TPage>(IRenderedComponent<TPage> page, string shown)
        where TPage : IComponent
    {
        page.WaitForElement(".cl-skeleton");
        Held.Let();
        page.WaitForAssertion(() => Assert.Contains(shown, page.Markup, StringComparison.Ordinal));
    }

    private static void Add(IServiceCollection services, Func<CisLensSettings, CisLensSettings>? change)
    {
        if (change is not null)
            services.AddSingleton(change((CisLensSettings)services.Single(service => service.ServiceType == typeof(CisLensSettings)).ImplementationInstance!));
        var databases = services.Single(service => service.ServiceType == typeof(IDbContextFactory<CisLensDb>)).ImplementationType!;
        services.AddSingleton(databases);
        services.AddSingleton<IDbContextFactory<CisLensDb>>(provider => new HeldDatabases((IDbContextFactory<CisLensDb>)provider.GetRequiredService(databases)));
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddPeople();
        services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        services.AddSingleton<Sessions>();
        services.AddSingleton<IProjectMembership, AccountMembership>();
        services.AddSingleton<Somebody>();
        services.AddSingleton<AuthenticationStateProvider>(provider => provider.GetRequiredService<Somebody>());
    }

    private sealed class Somebody : AuthenticationStateProvider
    {
        public ClaimsPrincipal User { get; set; } = new(new ClaimsIdentity());

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(User));
    }
}
