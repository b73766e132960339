using CisLens.Shared.Settings;
using CisLens.Web.Access;
using Microsoft.AspNetCore.DataProtection;

namespace CisLens.Web.People;

/// <summary>
/// The secrets of links with which accounts are made and passwords set. They stand behind the # of the address, which no browser sends: the page hands a secret over
/// once, and it stays for an hour in a cookie that scripts do not see.
/// </summary>
public sealed class LinkSecrets(IDataProtectionProvider protection, CisLensSettings settings)
{
    /// <summary>The name of the secret behind the #.</summary>
    public const string Part = "key";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>The address of a link.</summary>
    /// <param name="page">The page that uses it.</param>
    /// <param name="secret">The secret.</param>
    public static string Address(string page, string secret) => $"{page}#{Part}={Uri.EscapeDataString(secret)}";

    /// <summary>Keeps the secret of a link that a browser opened.</summary>
    public void Keep(HttpContext context, string page, string secret) =>
        context.Response.Cookies.Append(Cookie(page).Name!, Protector(page).Protect(secret, Lasts), Cookie(page).Build(context));

    /// <summary>The secret of the link that a browser opened last; null for none.</summary>
    public string? Read(HttpContext context, string page)
    {
        if (context.Request.Cookies[Cookie(page).Name!] is not { } kept)
            return null;
        try
        {
            return Protector(page).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not from here.
            return null;
        }
    }

    /// <summary>Forgets a secret that was used.</summary>
    public void Forget(HttpContext context, string page) => context.Response.Cookies.Delete(Cookie(page).Name!, Cookie(page).Build(context));

    private ITimeLimitedDataProtector Protector(string page) => protection.CreateProtector("link", page).ToTimeLimitedDataProtector();

    // Lax, because old links, with the secret in the address, are opened from elsewhere.
    private CookieBuilder Cookie(string page)
    {
        var cookie = new CookieBuilder { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" };
        AccessServices.Name(cookie, "cislens-" + page, settings.People);
        return cookie;
    }
}
