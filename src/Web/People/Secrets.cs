using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CisLens.Web.People;

/// <summary>What links and tokens carry: too long to be guessed, so that its plain hash can be stored.</summary>
public static class Secrets
{
    private const int Bytes = 32;

    // None that looks like another, and no vowels, so that no words come about.
    private const string Letters = "BCDFGHJKMNPQRTVWXY23456789";

    // 131 bits.
    private const int LettersTyped = 28;
    private const int Group = 4;

    /// <summary>A new one, in letters that addresses may hold.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A new one for people to type, as hard to guess: letters and digits in groups.</summary>
    public static string NewToType() => string.Join('-', RandomNumberGenerator.GetString(Letters, LettersTyped).Chunk(Group).Select(part => new string(part)));

    /// <summary>SHA-256 of a secret, in hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
