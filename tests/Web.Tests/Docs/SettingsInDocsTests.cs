using System.Text.RegularExpressions;
using CisLens.Shared.Settings;

namespace CisLens.Web.Tests.Docs;

/// <summary>Every setting that the documents, the unit files and the compose file name is there.</summary>
public sealed partial class SettingsInDocsTests
{
    // Read where the portal is put together.
    private const string Demo = "Demo";
    private const string Mail = "Mail";
    private static readonly string[] MailNames = ["Host", "Port", "Security", "User", "Password", "Sender", "Portal"];

    private static readonly string Root = ContentRoot.Find();

    private static readonly string[] Named = [.. new[] { "docs", "eng/deploy" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
        .Append(Path.Combine(Root, "compose.yaml")).Append(Path.Combine(Root, "README.md"))
        .Where(file => !file.EndsWith(".png", StringComparison.Ordinal) && Setting().IsMatch(File.ReadAllText(file)))
        .Select(file => Path.GetRelativePath(Root, file)).Order()];

    public static TheoryData<string> Files => new(Named);

    [Theory, MemberData(nameof(Files))]
    public void Settings_NamedInAFile_Exist(string file)
    {
        var unknown = Setting().Matches(File.ReadAllText(Path.Combine(Root, file))).Select(match => match.Value).Distinct().Where(name => !Exists(name)).ToList();
        Assert.True(unknown.Count == 0, $"{file} names {string.Join(", ", unknown)}, which is no setting.");
    }

    [Fact]
    public void Files_ThatAreLookedAt_AreThoseOfTheDeployment() => Assert.Empty(
        new[] { "compose.yaml", "docs/deploy.md", "eng/deploy/common.env", "eng/deploy/portal.env", "eng/deploy/worker.env", "eng/deploy/worker-1.env" }.Except(Named));

    // A setting is a property of the settings, of theirs, or an entry of a list.
    private static bool Exists(string name)
    {
        if (name.Split(["__", ":"], StringSplitOptions.None) is [_, Mail, .. var rest])
            return rest.All(MailNames.Contains);
        var type = typeof(CisLensSettings);
        foreach (var part in name.Split(["__", ":"], StringSplitOptions.None).Skip(1))
        {
            if (int.TryParse(part, out _) && type.IsGenericType)
                type = type.GetGenericArguments()[0];
            else if (type == typeof(CisLensSettings) && part == Demo)
                type = typeof(bool);
            else if (type.GetProperty(part) is { } property)
                type = property.PropertyType;
            else
                return false;
        }

        return true;
    }

    [GeneratedRegex("CisLens(__|:)[A-Z][A-Za-z]*((__|:)([A-Z][A-Za-z]*|[0-9]+))*")]
    private static partial Regex Setting();
}
