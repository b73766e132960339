using CisLens.Shared.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.Access;

/// <summary>Registers who may do what, in single-user mode or with accounts.</summary>
public static class AccessServices
{
    // Chooses between cookie and token.
    private const string CookieOrToken = "cookie-or-token";

    public static void AddAccess(this WebApplicationBuilder builder, CisLensSettings settings)
    {
        var services = builder.Services;
        services.AddAuthorization(ProjectPolicies.Add);
        services.AddCascadingAuthenticationState();
        services.AddPolicyAnswers();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ClosedDoors>();
        services.AddSingleton<Sessions>();
        services.AddDataProtection().SetApplicationName("CisLens").PersistKeysToFileSystem(new DirectoryInfo(settings.Keys));
        services.AddAntiforgery(options => Name(options.Cookie, "cislens-forms", settings.People));
        if (settings.People.Mode == PeopleMode.Accounts)
            services.AddAccounts(settings.People);
        else
            services.AddSingleUser();
    }

    /// <summary>What answers the policies; <see cref="IProjectMembership"/> has to be added.</summary>
    public static IServiceCollection AddPolicyAnswers(this IServiceCollection services) => services
        .AddSingleton<ProjectStandings>()
        .AddSingleton<SharedRuns>()
        .AddSingleton<SecondSteps>()
        .AddSingleton<IAuthorizationHandler, RunLinkHandler>()
        .AddSingleton<IAuthorizationHandler, ProjectRoleHandler>()
        .AddSingleton<IAuthorizationHandler, PersonHandler>()
        .AddSingleton<IAuthorizationHandler, SecondStepHandler>()
        .AddSingleton<IAuthorizationHandler, ScopeHandler>();

    private static void AddSingleUser(this IServiceCollection services)
    {
        services.AddAuthentication(LocalUserHandler.Scheme).AddScheme<AuthenticationSchemeOptions, LocalUserHandler>(LocalUserHandler.Scheme, null);
        services.AddSingleton<IProjectMembership, LocalOwnership>();
        services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [.. LoopbackGuard.Hosts]);
    }

    private static void AddAccounts(this IServiceCollection services, PeopleSettings people)
    {
        services.AddSingleton<IProjectMembership, AccountMembership>();
        services.AddScoped<PersonCookie>();
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>();
        var authentication = services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = context => TokenHandler.Has(context) ? TokenHandler.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Scheme, null);
        // Gone with the browser; the link can be opened again.
        authentication.AddCookie(LinkCookie.Scheme, options => Name(options.Cookie, "cislens-links", people));
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options =>
            {
                Name(options.Cookie, "cislens", people);
                options.ExpireTimeSpan = Sessions.KeptIdle;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.EventsType = typeof(PersonCookie);
            });
            cookies.TwoFactorUserIdCookie!.Configure(options => Name(options.Cookie, "cislens-code", people));
            // Identity signs out of these two as well, though nothing signs in.
            cookies.TwoFactorRememberMeCookie!.Configure(options => Name(options.Cookie, "cislens-remembered", people));
            cookies.ExternalCookie!.Configure(options => Name(options.Cookie, "cislens-external", people));
        });
    }

    // Such a name is taken by browsers only over encrypted connections, and from this host alone.
    internal static void Name(CookieBuilder cookie, string name, PeopleSettings people) =>
        (cookie.Name, cookie.SecurePolicy) = people.IsEncrypted ? ("__Host-" + name, CookieSecurePolicy.Always) : (name, CookieSecurePolicy.SameAsRequest);
}
