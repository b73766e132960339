namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Uploads</c>.</summary>
/// <param name="MaximumBytes">The largest file that may be uploaded.</param>
/// <param name="KeptDays">For how many days a file is kept whose sending was given up.</param>
public sealed record UploadSettings(long MaximumBytes, int KeptDays = UploadSettings.UsualKeptDays)
{
    /// <summary>What holds unless it is set.</summary>
    public const int UsualKeptDays = 7;
}
