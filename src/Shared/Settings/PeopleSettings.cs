namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:People</c>.</summary>
/// <param name="Mode">Who may use the portal.</param>
/// <param name="PlainHttp">Whether, with accounts, the portal may listen beyond this machine without encryption.</param>
/// <param name="GraceDays">For how many days a deleted project can be brought back.</param>
/// <param name="TorchScript">Who may add models that are programs.</param>
/// <param name="SecondStep">Who must have a second step at sign-in.</param>
/// <param name="KnownPasswords">A file with passwords that nobody may take, one a line, absolute; null for none.</param>
public sealed record PeopleSettings(
    PeopleMode Mode = PeopleMode.SingleUser, bool PlainHttp = false, int GraceDays = PeopleSettings.UsualGraceDays, ScriptUploads TorchScript = ScriptUploads.Administrators,
    SecondStepRule SecondStep = SecondStepRule.Optional, string? KnownPasswords = null)
{
    /// <summary>Whether browsers reach pages over encrypted connections only.</summary>
    public bool IsEncrypted => Mode == PeopleMode.Accounts && !PlainHttp;

    /// <summary>What holds unless it is set.</summary>
    public const int UsualGraceDays = 14;
}
