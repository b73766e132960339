namespace CisLens.Shared.Storage;

/// <summary>
/// Where everything lies on disk, below one root (the setting <c>CisLens:Data</c>):
/// <code>
/// sequences/{set}/                      a stored sequence set
/// models/{model}/                       an added model package
/// uploads/{upload}.part                 a file on its way in
/// runs/{run}/                           a run (RunFolder)
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
    public RunFolder Run(string id) => new(Below("runs", id));

    private string Below(string kind, string id) => Identifier.IsValid(id)
        ? Path.Combine(Root, kind, id)
        : throw new ArgumentException($"'{id}' is not an identifier.", nameof(id));
}
