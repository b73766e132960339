using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CisLens.Web.People;

/// <summary>What links and tokens carry: too long to be guessed, so that its plain hash can be stored.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    /// <summary>A new one, in letters that addresses may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 of a secret, in hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
