namespace CisLens.Shared.Settings;

/// <summary>The folder with <c>appsettings.json</c>: the program's own once published, else the nearest parent that has one (the repository).</summary>
public static class ContentRoot
{
    /// <summary>The settings file's name.</summary>
    public const string SettingsFile = "appsettings.json";

    /// <summary>Finds the folder, starting from the program's own.</summary>
    public static string Find() => Find(AppContext.BaseDirectory);

    /// <summary>Finds the folder, starting from a given one; that one when no parent has the file.</summary>
    public static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, SettingsFile)))
                return folder.FullName;
        return start;
    }
}
