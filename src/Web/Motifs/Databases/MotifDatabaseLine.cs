namespace CisLens.Web.Motifs.Databases;

/// <summary>A database of known motifs in a list.</summary>
/// <param name="Id">Its identifier; <c>starter</c> for the one that ships.</param>
/// <param name="IsOwn">Whether it belongs to the project, so that it can be changed and deleted here.</param>
/// <param name="Name">The name that people see.</param>
/// <param name="Version">Its version; may be empty.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Format">The file's form, e.g. <c>Meme</c>.</param>
/// <param name="Alphabet">DNA or RNA.</param>
/// <param name="Motifs">Number of motifs.</param>
/// <param name="Sha256">SHA-256 (hex) of the file.</param>
/// <param name="Licence">Who may use it and what to cite; may be empty.</param>
/// <param name="AddedBy">Who added it; empty for the one that ships.</param>
/// <param name="CreatedAt">When it was added; null for the one that ships.</param>
public sealed record MotifDatabaseLine(
    string Id, bool IsOwn, string Name, string Version, string FileName, string Format, string Alphabet, int Motifs, string Sha256, string Licence, string AddedBy, DateTimeOffset? CreatedAt)
{
    /// <summary>Name and version.</summary>
    public string Title => Version.Length > 0 ? $"{Name} {Version}" : Name;
}
