using CisLens.Inference.Motifs;

namespace CisLens.Web.Motifs.Databases;

/// <summary>A motif database with its motifs, and the project's name.</summary>
public sealed record MotifDatabaseView(string ProjectName, MotifDatabaseLine Line, MotifDatabase Database)
{
    /// <summary>The motifs whose identifier, name, family or citation contains a text, in any case; all for an empty text.</summary>
    public IReadOnlyList<Motif> Search(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? Database.Motifs : [.. Database.Motifs.Where(motif => words.All(word => Contains(motif, word)))];
    }

    private static bool Contains(Motif motif, string word) =>
        new[] { motif.Id, motif.Name, motif.Family, motif.Citation }.Any(field => field?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
