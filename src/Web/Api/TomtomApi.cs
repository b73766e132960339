using CisLens.Inference.Motifs.Tomtom;
using CisLens.Shared;
using CisLens.Web.Access;
using CisLens.Web.Motifs.Tomtom;

namespace CisLens.Web.Api;

/// <summary>Comparison of a motif with the known motifs of a project.</summary>
public static class TomtomApi
{
    public static void MapTomtom(this RouteGroupBuilder project) => project.MapGet("/tomtom.tsv", TableAsync).RequireAuthorization(ProjectPolicies.Reader).WithTags("Motifs")
        .WithSummary("The known motifs that a motif resembles, with the ten columns of tomtom.tsv. The query is that of the page: m (consensus) or ppm, db, score, complete, strands, overlap, of, threshold.")
        .Produces<string>(contentType: "text/tab-separated-values");

    private static async Task<IResult> TableAsync(string projectId, HttpRequest request, TomtomLookup lookup, CancellationToken token)
    {
        var query = TomtomQuery.Of(request.Query.ToDictionary(one => one.Key, one => one.Value.ToString()));
        var motif = query.Motif() ?? throw new InputException("Give the motif: m with IUPAC letters, or ppm with parts of a thousand, A-C-G-T a position, positions separated by '_'.");
        var view = await lookup.SearchAsync(projectId, motif, query, token);
        using var text = new StringWriter();
        TomtomTable.Write(text, [view.Result],
        [
            $"CisLens {SoftwareVersion.Current}",
            $"databases: {string.Join(", ", view.Databases.Select(database => $"{database.Name} {database.Version} ({database.Motifs} motifs, SHA-256 {database.Sha256})"))}",
            $"settings: {query.Options}",
        ]);
        return TypedResults.Text(text.ToString(), "text/tab-separated-values");
    }
}
