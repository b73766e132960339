using CisLens.Shared.Data.Entities;
using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Registers accounts; without them there is nothing to register.</summary>
public static class PeopleServices
{
    private const int HashIterations = 210_000;
    private const int WrongPasswords = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ResetLink = TimeSpan.FromHours(24);

    public static void AddPeople(this WebApplicationBuilder builder, CisLensSettings settings)
    {
        if (settings.People.Mode != PeopleMode.Accounts)
            return;
        builder.Services.AddPeople();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FirstAdministrator>());
    }

    /// <summary>What pages of accounts ask for.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = ResetLink);
        services.AddIdentityCore<PersonEntity>(Configure)
            .AddUserManager<PersonUsers>()
            .AddUserStore<PersonStore>()
            .AddErrorDescriber<AccountErrors>()
            .AddClaimsPrincipalFactory<PersonPrincipals>()
            .AddPasswordValidator<PasswordRules>()
            .AddSignInManager<PersonSignIn>()
            .AddTokenProvider<DataProtectorTokenProvider<PersonEntity>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<OnceAuthenticator>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<SignInDesk>();
        services.AddScoped<Accounts>();
        services.AddSingleton<SignInPace>();
        services.AddSingleton<KnownPasswords>();
        services.AddSingleton<PersonEdit>();
        services.AddSingleton<MyAccount>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<LinkSecrets>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<ITokenReader>(provider => provider.GetRequiredService<ApiTokens>());
        services.AddSingleton<FirstAdministrator>();
    }

    private static void Configure(IdentityOptions options)
    {
        // The rules are PasswordRules: length, and not one that is guessed first.
        options.Password = new PasswordOptions
        {
            RequiredLength = 1, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false,
        };
        options.Lockout.MaxFailedAccessAttempts = WrongPasswords;
        options.Lockout.DefaultLockoutTimeSpan = Locked;
        // Addresses are checked by their form.
        options.User.AllowedUserNameCharacters = "";
    }
}
