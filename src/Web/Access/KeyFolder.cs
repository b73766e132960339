using CisLens.Shared;
using CisLens.Shared.Settings;

namespace CisLens.Web.Access;

/// <summary>The folder of the keys that open cookies and second steps. Nobody but the portal's own user reads it.</summary>
public static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder where it is not there.</summary>
    /// <exception cref="InputException">It cannot be made, or the keys were left where they lay before.</exception>
    public static void Prepare(CisLensSettings settings)
    {
        var usual = settings.DataFolder.Keys;
        try
        {
            // New keys would sign everybody out and make all second steps useless.
            if (!HasKeys(settings.Keys) && HasKeys(usual))
                throw new InputException(
                    $"The setting CisLens:Keys names {settings.Keys}, where no keys lie, but {usual} has some; move that folder there: mv {usual} {settings.Keys}.");
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(settings.Keys);
            else
                Directory.CreateDirectory(settings.Keys, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The folder of keys {settings.Keys} cannot be used ({error.Message.TrimEnd('.')}); change the setting CisLens:Keys or the owner of the folder above it.", error);
        }
    }

    private static bool HasKeys(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.xml").Any();
}
