namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:People</c>.</summary>
/// <param name="Mode">Who may use the portal.</param>
/// <param name="PlainHttp">Whether, with accounts, the portal may listen beyond this machine without encryption.</param>
/// <param name="GraceDays">For how many days a deleted project can be brought back.</param>
/// <param name="TorchScript">Who may add models that are programs.</param>
public sealed record PeopleSettings(
    PeopleMode Mode = PeopleMode.SingleUser, bool PlainHttp = false, int GraceDays = PeopleSettings.UsualGraceDays, ScriptUploads TorchScript = ScriptUploads.Administrators)
{
    /// <summary>What holds unless it is set.</summary>
    public const int UsualGraceDays = 14;
}
