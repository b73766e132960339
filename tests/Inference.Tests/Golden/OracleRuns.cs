namespace CisLens.Inference.Tests.Golden;

/// <summary>The runs of all case folders, found when tests are discovered.</summary>
public static class OracleRuns
{
    private const string None = "(no oracle folder)";

    /// <summary>Case folder and run id of every run.</summary>
    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in Cases())
            foreach (var run in new OracleCase(folder).Runs)
                data.Add(Path.GetFileName(folder), run["id"]!.GetValue<string>());
        if (!data.Any())
            data.Add(None, "");
        return data;
    }

    /// <summary>Case folder and file name of every weights file.</summary>
    public static TheoryData<string, string> ModelFiles()
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in Cases())
            foreach (var file in new OracleCase(folder).ModelFiles)
                data.Add(Path.GetFileName(folder), file);
        if (!data.Any())
            data.Add(None, "");
        return data;
    }

    internal static OracleCase Open(string name) => new(Path.Combine(GoldenFolders.Oracles(), "attribution", name));

    private static IEnumerable<string> Cases()
    {
        try
        {
            return Directory.GetDirectories(Path.Combine(GoldenFolders.Oracles(), "attribution"))
                .Where(folder => File.Exists(Path.Combine(folder, "case.json")))
                .Order(StringComparer.Ordinal);
        }
        catch (SkipException)
        {
            // The placeholder test is then skipped with the reason.
            return [];
        }
    }
}
