using CisLens.Inference.Tests.Golden.Outputs;

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

    /// <summary>The runs whose numbers are compared: those of methods that are here, and not a tool's defects.</summary>
    internal static IEnumerable<(string Case, string Run)> Compared() =>
        from folder in Cases()
        let oracle = new OracleCase(folder)
        from run in oracle.Runs
        where run["kind"]!.GetValue<string>() != "peer-quirk" && OracleOutputs.Of(oracle, run) is not null
            && (OracleValues.Has(run) || run["outputs"]!.AsObject().Any(output => output.Value!["unstable"]?.GetValue<bool>() != true))
        select (Path.GetFileName(folder), run["id"]!.GetValue<string>());

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
