namespace CisLens.Shared.Data.Entities;

/// <summary>A person who can sign in, with their e-mail address and a password.</summary>
public sealed class PersonEntity
{
    /// <summary>Identifier.</summary>
    public string Id { get; set; } = Identifier.New();

    /// <summary>The name that others see.</summary>
    public required string Name { get; set; }

    /// <summary>The e-mail address.</summary>
    public required string Email { get; set; }

    /// <summary>The address in the form in which addresses are compared; unique.</summary>
    public string NormalizedEmail { get; set; } = "";

    /// <summary>The password, hashed with its salt.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that must end links and sessions that were given out before.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every change, so that two at once are noticed.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>How often in a row the password was wrong.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>Until when nobody can sign in as this person (UTC).</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Whether a code from an app is asked for after the password.</summary>
    public bool HasTwoFactor { get; set; }

    /// <summary>The key that the app shares with the portal, encrypted.</summary>
    public string? TwoFactorKey { get; set; }

    /// <summary>SHA-256 of the last codes from the app that were taken, which are not taken again, separated by spaces.</summary>
    public string? LastCodeHash { get; set; }

    /// <summary>SHA-256 of the recovery codes that are left, separated by spaces.</summary>
    public string RecoveryCodeHashes { get; set; } = "";

    /// <summary>Whether they invite people and look after the shared catalogue. It opens no project.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>Whether they may no longer sign in.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether notices come by mail as well.</summary>
    public bool WantsMail { get; set; }

    /// <summary>When the account was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When they signed in last (UTC).</summary>
    public DateTimeOffset? SignedInAt { get; set; }
}
