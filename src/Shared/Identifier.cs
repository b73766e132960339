using System.Security.Cryptography;

namespace CisLens.Shared;

/// <summary>Identifiers of stored things: 12 characters, random (60 bits), safe in addresses and file names.</summary>
public static class Identifier
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new identifier.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 12);

    /// <summary>Whether a text has the form of an identifier; checked before one becomes part of a path.</summary>
    public static bool IsValid(string? text) => text is { Length: 12 } && text.All(Letters.Contains);
}
