using CisLens.Shared.Data.Entities;
using Microsoft.AspNetCore.Identity;

namespace CisLens.Web.People;

/// <summary>Refuses passwords that are guessed first: those made of the person's own names, of the usual words, of the field's words or of runs of keys, and known ones.</summary>
public sealed class PasswordRules(KnownPasswords known) : IPasswordValidator<PersonEntity>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // What must be left when words that everybody tries are taken away.
    private const int LeastOfOnesOwn = 6;
    private const int ShortestName = 3;

    private static readonly string[] Usual =
    [
        "password", "passwort", "motdepasse", "contraseña", "qwertyuiop", "qwertz", "qwerty", "azerty", "asdfghjkl", "asdf", "zxcvbnm", "yxcvbnm", "letmein", "welcome", "admin",
        "iloveyou", "monkey", "dragon", "secret", "changeme", "default", "cislens", "genome", "genomics", "sequence", "nucleotide", "chromatin", "promoter", "enhancer", "attribution", "1234567890", "123456789", "12345678", "1234567", "123456", "12345",
        "1234", "0987654321", "abcdefgh", "abcdef", "abcd", "abc", "123", "acgt",
    ];

    /// <summary>The rules in words.</summary>
    public static string Words { get; } = $"At least {Shortest} characters; any will do. Not one that is tried first, like words with numbers behind them.";

    public async Task<IdentityResult> ValidateAsync(UserManager<PersonEntity> manager, PersonEntity user, string? password)
    {
        var complaint = Complaint(user, password ?? "");
        if (complaint is null && await known.HaveAsync(password!))
            complaint = "This password is on a list of known ones, which are tried among the first; take another.";
        return complaint is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Password", Description = complaint });
    }

    private static string? Complaint(PersonEntity person, string password) => password.Length switch
    {
        < Shortest => $"The password has {password.Length} characters; {Shortest} is the least.",
        > Longest => $"The password has {password.Length} characters; {Longest} is the most.",
        _ when OfOnesOwn(person, password) < LeastOfOnesOwn => "This password would be tried among the first; take one that is longer or stranger.",
        _ => null,
    };

    // How many different characters are left without names, usual words and repetitions.
    private static int OfOnesOwn(PersonEntity person, string password)
    {
        var names = $"{person.Name} {person.Email}".Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Where(name => name.Length >= ShortestName);
        var left = names.Concat(Usual).OrderByDescending(word => word.Length)
            .Aggregate(password, (text, word) => text.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return left.Distinct().Count();
    }
}
