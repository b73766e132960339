using Xunit;

namespace CisLens.Inference.Tests;

/// <summary>Where golden data is: beside the checkout, or where CISLENS_ORACLES, CISLENS_MODELS and CISLENS_DATA say.</summary>
internal static class GoldenFolders
{
    /// <summary>The folder of oracle cases; skips the test where there is none.</summary>
    public static string Oracles() => Find("CISLENS_ORACLES", "oracles");

    /// <summary>The folder of published models; skips the test where there is none.</summary>
    public static string Models() => Find("CISLENS_MODELS", "models");

    /// <summary>The folder of public sequences; skips the test where there is none.</summary>
    public static string Sequences() => Find("CISLENS_SEQUENCES", Path.Combine("data", "sequences"));

    /// <summary>The folder of public motif collections; skips the test where there is none.</summary>
    public static string Motifs() => Find("CISLENS_MOTIFS", Path.Combine("data", "motifs"));

    private static string Find(string variable, string name)
    {
        var folder = Environment.GetEnvironmentVariable(variable) ?? Beside(name);
        Skip.If(folder is null || !Directory.Exists(folder), $"No folder '{name}' beside the checkout; set {variable} to test with golden data.");
        return folder!;
    }

    private static string? Beside(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WebApp.sln")))
                return folder.Parent is null ? null : Path.Combine(folder.Parent.FullName, "shared", name);
        return null;
    }
}
