using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Web.Bundles;

/// <summary>Bundles that become runs, each in a folder of its own with what is known of it, so that a restart finds them.</summary>
public sealed class BundleImportFiles(DataFolder data)
{
    private const string Record = "import.json";

    /// <summary>The imports of a project, the latest first.</summary>
    public IReadOnlyList<BundleImport> List(string project) => In(data.Imports(project));

    /// <summary>Those of all projects, the oldest first.</summary>
    public IReadOnlyList<BundleImport> All => !Directory.Exists(data.AllImports) ? []
        : [.. Directory.GetDirectories(data.AllImports).Where(folder => Identifier.IsValid(Path.GetFileName(folder))).SelectMany(In).OrderBy(one => one.At)];

    /// <summary>Null when the project has no such import.</summary>
    public BundleImport? Find(string project, string id) => Identifier.IsValid(id) ? Read(FolderOf(project, id)) : null;

    /// <summary>Where the bundle lies until it is a run's.</summary>
    public string Bundle(BundleImport import) => Path.Combine(FolderOf(import.ProjectId, import.Id), "bundle.zip");

    /// <summary>Takes a bundle in.</summary>
    /// <param name="import">What is known of it.</param>
    /// <param name="path">The file; moved.</param>
    public void Add(BundleImport import, string path)
    {
        Directory.CreateDirectory(FolderOf(import.ProjectId, import.Id));
        Write(import);
        File.Move(path, Bundle(import));
    }

    /// <summary>Keeps what is known of it by now; nothing where its project was deleted meanwhile.</summary>
    public void Update(BundleImport import)
    {
        if (Find(import.ProjectId, import.Id) is not null)
            Write(import);
    }

    /// <summary>Forgets an import.</summary>
    public void Remove(BundleImport import) => Directory.Delete(FolderOf(import.ProjectId, import.Id), recursive: true);

    private static List<BundleImport> In(string folder) => !Directory.Exists(folder) ? []
        : [.. Directory.GetDirectories(folder).Select(Read).OfType<BundleImport>().OrderByDescending(one => one.At)];

    // What another version wrote and this one cannot read is no import.
    private static BundleImport? Read(string folder)
    {
        var file = Path.Combine(folder, Record);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<BundleImport>(File.ReadAllText(file), RunJson.Indented) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(BundleImport import) =>
        AtomicFile.Write(Path.Combine(FolderOf(import.ProjectId, import.Id), Record), stream => JsonSerializer.Serialize(stream, import, RunJson.Indented));

    private string FolderOf(string project, string id) => Path.Combine(data.Imports(project), id);
}
