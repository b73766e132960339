namespace CisLens.Shared.Storage;

/// <summary>
/// Where everything lies on disk, below one root (the setting <c>CisLens:Data</c>):
/// <code>
/// sequences/{set}/                      a stored sequence set
/// models/{model}/                       an added model package
/// uploads/{upload}.part                 a file on its way in
/// runs/{run}/spec.json                  the frozen specification
/// runs/{run}/prepare/chunk-00000/       rows.tsv, dropped.tsv, plan.json: what the prepare stage decided
/// runs/{run}/{stage key}/chunk-00000/   one chunk: *.npy, whole or absent
/// runs/{run}/bundle.zip                 the download
/// </code>
/// </summary>
/// <param name="Root">Absolute path of the root.</param>
public sealed record DataFolder(string Root)
{
    /// <summary>Folder of a sequence set.</summary>
    public string SequenceSet(string id) => Below("sequences", id);

    /// <summary>Folder of an added model package.</summary>
    public string Model(string id) => Below("models", id);

    /// <summary>Folder for files on their way in.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Folder of a run.</summary>
    public string Run(string id) => Below("runs", id);

    /// <summary>The frozen specification of a run.</summary>
    public string RunSpec(string id) => Path.Combine(Run(id), "spec.json");

    /// <summary>Folder of a stage of a run.</summary>
    public string Stage(string run, string stageKey) => Path.Combine([Run(run), .. stageKey.Split('/')]);

    /// <summary>Folder of a chunk; it exists when, and only when, the chunk is whole.</summary>
    public string Chunk(string run, string stageKey, int index) =>
        Path.Combine(Stage(run, stageKey), $"chunk-{index:D5}");

    private string Below(string kind, string id) => Identifier.IsValid(id)
        ? Path.Combine(Root, kind, id)
        : throw new ArgumentException($"'{id}' is not an identifier.", nameof(id));
}
