using System.Globalization;
using System.Net.Mail;
using CisLens.Shared;

namespace CisLens.Web.People;

/// <summary>The setting <c>CisLens:Mail</c>: how notices are sent by mail. Without a host none are.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsEncrypted">Whether the connection is encrypted by STARTTLS before anything is said.</param>
/// <param name="User">With what the portal signs in there; empty for not at all.</param>
/// <param name="Password">The password; give it by the environment.</param>
/// <param name="Sender">Whom mails come from.</param>
/// <param name="Portal">The portal's address, with which links in mails begin.</param>
public sealed record MailSettings(string Host, int Port, bool IsEncrypted, string User, string Password, MailAddress Sender, Uri Portal)
{
    public const string Section = "CisLens:Mail";
    private const int UsualPort = 587;

    /// <summary>Null when no mail is to be sent.</summary>
    /// <exception cref="InputException">A setting cannot be used; the sentence names it, never the password.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (string.IsNullOrWhiteSpace(section["Host"]))
            return null;
        return new MailSettings(
            section["Host"]!.Trim(),
            section["Port"] is not { Length: > 0 } text ? UsualPort
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
                : throw Wrong("Port", text, "a port between 1 and 65535"),
            (section["Security"] ?? "StartTls").ToUpperInvariant() switch
            {
                "STARTTLS" => true,
                "NONE" => false,
                _ => throw Wrong("Security", section["Security"], "StartTls, or None where the network itself is safe"),
            },
            section["User"] ?? "",
            section["Password"] ?? "",
            MailAddress.TryCreate(section["Sender"], out var sender) ? sender : throw Wrong("Sender", section["Sender"], "an address such as cislens@lab.example"),
            Uri.TryCreate(section["Portal"], UriKind.Absolute, out var portal) && portal.Scheme is ("http" or "https")
                ? new Uri(portal.AbsoluteUri.TrimEnd('/') + "/")
                : throw Wrong("Portal", section["Portal"], "the address at which people open the portal, such as https://lab.example"));
    }

    /// <summary>Without the password, whatever writes it out.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static InputException Wrong(string name, string? value, string expected) =>
        new($"The setting {Section}:{name} is '{value}', but must be {expected}; change it in appsettings.json or set the environment variable {Section.Replace(":", "__", StringComparison.Ordinal)}__{name}.");
}
