namespace CisLens.Shared.Storage;

/// <summary>
/// Where everything lies on disk, below one root (the setting <c>CisLens:Data</c>):
/// <code>
/// sequences/{set}/                      a stored sequence set
/// models/{model}/                       an added model package
/// motifs/{database}                     a file of known motifs, as it was uploaded
/// readiness/{model}.json                what a model is ready for, also of those that ship
/// trainings/{training}.json             a model that is, or was, trained
/// uploads/{project}/{person}/{upload}   a file on its way in
/// uploads/reading/{set}                 a file that waits to be read into a set
/// imports/{project}/{import}/           a bundle that becomes a run
/// runs/{run}/                           a run (RunFolder)
/// keys/                                 what opens cookies and second steps, unless the setting <c>CisLens:Keys</c> names another place
/// version                               the version of the portal that last started here (ExpectedVersion)
/// </code>
/// </summary>
/// <param name="Root">Absolute path of the root.</param>
public sealed record DataFolder(string Root)
{
    /// <summary>Folder of a sequence set.</summary>
    public string SequenceSet(string id) => Below("sequences", id);

    /// <summary>Folder of an added model package.</summary>
    public string Model(string id) => Below("models", id);

    /// <summary>The file of a motif database.</summary>
    public string MotifDatabase(string id) => Below("motifs", id);

    /// <summary>The readiness report of a model.</summary>
    /// <param name="model">The identifier of an added model, or the folder name of one that ships.</param>
    public string Readiness(string model) => model.Length > 0 && model == Path.GetFileName(model) && model is not ("." or "..")
        ? Path.Combine(Root, "readiness", model + ".json")
        : throw new ArgumentException($"'{model}' is not the id of a model.", nameof(model));

    /// <summary>Folder of the trainings of models.</summary>
    public string Trainings => Path.Combine(Root, "trainings");

    /// <summary>Where the keys of cookies and second steps lie unless it is set.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>The file that says which version workers must have.</summary>
    public string Version => Path.Combine(Root, "version");

    /// <summary>Folder for files on their way in.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Folder of the bundles that become runs, one folder a project.</summary>
    public string AllImports => Path.Combine(Root, "imports");

    /// <summary>Held by the portal that imports a bundle.</summary>
    public string ImportLock => Path.Combine(AllImports, "lock");

    /// <summary>Folder of the bundles that become runs of a project.</summary>
    public string Imports(string project) => Below("imports", project);

    /// <summary>Folder of a run.</summary>
    public RunFolder Run(string id) => new(Below("runs", id));

    private string Below(string kind, string id) => Identifier.IsValid(id)
        ? Path.Combine(Root, kind, id)
        : throw new ArgumentException($"'{id}' is not an identifier.", nameof(id));
}
