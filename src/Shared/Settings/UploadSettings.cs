namespace CisLens.Shared.Settings;

/// <summary>The setting <c>CisLens:Uploads</c>.</summary>
/// <param name="MaximumBytes">The largest file that may be uploaded.</param>
public sealed record UploadSettings(long MaximumBytes);
