using System.Globalization;
using System.Text;
using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Inference.Settings;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Docs;

/// <summary><c>docs/methods.md</c>: what the catalogue says of each method, and how far the numbers agree with other programs.</summary>
internal static class MethodsPage
{
    /// <summary>The heading of the part that golden tests write.</summary>
    public const string AgreementHeading = "## Agreement with other programs";

    /// <summary>Set to write the page instead of comparing with it.</summary>
    public static bool IsWritten { get; } = Environment.GetEnvironmentVariable("CISLENS_WRITE_DOCS") == "1";

    /// <summary>The page in the checkout that the tests were built from.</summary>
    public static string Path { get; } = Find();

    /// <summary>The part that follows from the catalogue.</summary>
    public static string Methods()
    {
        var text = new StringBuilder(
            """
            # Methods

            What each attribution method computes. Written by the tests (`CISLENS_WRITE_DOCS=1 ./test.sh unit golden`), from the
            same texts that the portal shows; change it there.

            f is the target, x the one-hot sequence, g = df/dx, p a position, c a base, b the base that is there.
            Scores are in the unit of the target. Unknown bases score 0.

            """.ReplaceLineEndings("\n"));
        foreach (var family in AttributionCatalogue.All.Select(method => method.Info).GroupBy(info => info.Family))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n");
            foreach (var info in family)
                Write(text, info);
        }
        return text.ToString();
    }

    /// <summary>The page's text; empty when it is not there yet.</summary>
    public static string Read() => File.Exists(Path) ? File.ReadAllText(Path) : "";

    /// <summary>The part that golden tests wrote; empty when there is none.</summary>
    public static string Agreement(string page)
    {
        var start = page.IndexOf(AgreementHeading, StringComparison.Ordinal);
        return start < 0 ? "" : page[start..];
    }

    private static void Write(StringBuilder text, MethodInfo info)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {info.Name} (`{info.Id}`)\n\n{info.Summary}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Score of the base: `{info.Formula}`; {info.Sign}.\n");
        if (info.MatrixFormula is not null)
            text.Append(CultureInfo.InvariantCulture, $"- Scores of the four bases: `{info.MatrixFormula}`; {info.MatrixSign}.\n");
        foreach (var array in info.Arrays)
            text.Append(CultureInfo.InvariantCulture, $"- {array.Title} (`{array.Name}`, [{Axes(array)}]): `{array.Formula}`; {array.Sign}.\n");
        text.Append(CultureInfo.InvariantCulture, $"- Source: {info.Source}.\n");
        foreach (var setting in AttributionCatalogue.Settings(info.Id))
            text.Append(CultureInfo.InvariantCulture, $"- Setting `{setting.Name}` ({Default(setting)}): {setting.Description}\n");
    }

    private static string Axes(MethodArrayInfo array) =>
        string.Join(", ", array.Axes.Select(axis => JsonNamingPolicy.CamelCase.ConvertName(axis.ToString())));

    private static string Default(MethodSetting setting) =>
        setting.Default is { } value ? $"default {value.ToJsonString().Trim('"')}" : "empty by default";

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "WebApp.sln")))
                return System.IO.Path.Combine(folder.FullName, "docs", "methods.md");
        throw new InvalidOperationException("The tests do not run below a checkout.");
    }
}
