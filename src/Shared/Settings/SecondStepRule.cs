namespace CisLens.Shared.Settings;

/// <summary>Who must have a second step at sign-in.</summary>
public enum SecondStepRule
{
    /// <summary>Whoever wants one.</summary>
    Optional,

    /// <summary>Administrators of the portal.</summary>
    Administrators,

    /// <summary>Everybody with an account.</summary>
    Everyone,
}
