namespace CisLens.Shared.Settings;

/// <summary>Who may use the portal.</summary>
public enum PeopleMode
{
    /// <summary>Whoever sits at the machine, without signing in; nobody else can connect.</summary>
    SingleUser,

    /// <summary>People with an account.</summary>
    Accounts,
}
