namespace CisLens.Inference.Tests.Golden.Published;

/// <summary>Names the folders of published models that no test covers.</summary>
[Trait("Part", "golden")]
public sealed class PublishedFolderTests
{
    private const string None = "(no folder of models)";

    private static readonly string[] Covered =
        ["explainn-max-foxa1-jund", "openspliceai-mane-400nt", "pangolin-brain", "deepbind", "deepatt-yeast-promoter"];

    public static TheoryData<string> Folders()
    {
        try
        {
            return [.. Directory.GetDirectories(GoldenFolders.Models()).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
        }
        catch (SkipException)
        {
            return [None];
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Folders))]
    public void Folder_OfPublishedModel_IsCovered(string name)
    {
        GoldenFolders.Models();
        GoldenReport.SkipIf(!Covered.Contains(name), $"{name}: this published model is not covered yet.");
        Assert.NotEmpty(Directory.GetFiles(new PublishedModel(name).Folder, "golden_*"));
    }
}
