using CisLens.Shared;
using CisLens.Shared.Settings;

namespace CisLens.Web.People;

/// <summary>
/// Passwords that are known to be in use or to have leaked, from the file of the setting <c>CisLens:People:KnownPasswords</c>, one a line. The file may be large:
/// it is read line by line when somebody chooses a password, which is rare, and never held.
/// </summary>
public sealed class KnownPasswords(CisLensSettings settings)
{
    /// <exception cref="InputException">There is such a setting, but the file cannot be read.</exception>
    public void CheckReadable()
    {
        if (settings.People.KnownPasswords is not { } file)
            return;
        try
        {
            File.OpenRead(file).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The setting CisLens:People:KnownPasswords names {file}, which cannot be read: give the path of a text file with one password a line, or leave it empty.", error);
        }
    }

    /// <summary>Whether a password is in the file, in whatever case.</summary>
    public async Task<bool> HaveAsync(string password)
    {
        if (settings.People.KnownPasswords is not { } file)
            return false;
        await foreach (var line in File.ReadLinesAsync(file))
            if (line.Equals(password, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
