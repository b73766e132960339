using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Embeddings.Separation;
using CisLens.Inference.Sequences;
using CisLens.Shared;
using CisLens.Shared.Arrays;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Embeddings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>The embeddings of a run: vectors, maps, statistics, selections. With <c>deltas=true</c> the points are pairs, alternative - reference.</summary>
public static class EmbeddingsApi
{
    private const string Bytes = "application/octet-stream";

    public static void MapEmbeddings(this RouteGroupBuilder project)
    {
        var all = project.MapGroup("/runs/{run}/embeddings").AddEndpointFilter<RunOfProject>().WithTags("Embeddings");
        var read = all.MapGroup("").RequireAuthorization(ProjectPolicies.RunReader);
        read.MapGet("/", ListAsync).WithSummary("The embeddings of a run, and what their points can be coloured by.");
        read.MapGet("/{index:int}/embedding.npy", NpyAsync).WithSummary("The vectors, float32 [points, features].").Produces<byte[]>(contentType: Bytes);
        read.MapGet("/{index:int}/embedding.tsv", TsvAsync).WithSummary("The vectors as a table, one line a point.").Produces<string>(contentType: "text/tab-separated-values");
        read.MapGet("/{index:int}/components", ComponentsAsync).WithSummary("The first principal components: explained variance and loadings.");
        read.MapGet("/{index:int}/points", PointsAsync).WithSummary("A map, little-endian float32 [points, 2]: two components (map=pca) or UMAP (map=umap). With matched=column, points that GC matching leaves out are NaN.").Produces<byte[]>(contentType: Bytes);
        read.MapGet("/{index:int}/names", NamesAsync).WithSummary("The names of the points, one a line.").Produces<string>(contentType: "text/plain");
        read.MapGet("/{index:int}/column", ColumnAsync).WithSummary("The values of a column for every point.");
        read.MapGet("/{index:int}/separation", SeparationAsync).WithSummary("Whether the groups of a column are apart, beside shuffled labels and GC-matched controls.");
        read.MapPost("/{index:int}/selection.fa", FastaAsync).WithSummary("Points as FASTA.").Produces<byte[]>(contentType: "text/x-fasta");
        var write = all.MapGroup("").RequireAuthorization(ProjectPolicies.Writer);
        write.MapPost("/columns", AddColumnsAsync).WithSummary("Adds columns to colour by: the body is a table, tab or comma separated, names of sequences first.");
        write.MapPost("/{index:int}/selection", SaveAsync).WithSummary("Makes a sequence set of points.");
    }

    private static async Task<Results<Ok<EmbeddingsHead>, NotFound>> ListAsync(string projectId, string run, EmbeddingMaps maps, CancellationToken token) =>
        await maps.HeadAsync(projectId, run, token) is { } head ? TypedResults.Ok(head) : TypedResults.NotFound();

    private static async Task<PushStreamHttpResult> NpyAsync(string run, int index, EmbeddingMaps maps, CancellationToken token, bool deltas = false)
    {
        var table = (await maps.PointsAsync(new EmbeddingKey(run, index, deltas), token)).Table;
        return TypedResults.Stream(async stream =>
        {
            using var whole = new MemoryStream();
            NpyFile.Write<float>(whole, table.Values, table.Rows, table.Columns);
            whole.Position = 0;
            await whole.CopyToAsync(stream, token);
        }, Bytes, "embedding.npy");
    }

    private static async Task<PushStreamHttpResult> TsvAsync(string run, int index, EmbeddingMaps maps, CancellationToken token, bool deltas = false)
    {
        var points = await maps.PointsAsync(new EmbeddingKey(run, index, deltas), token);
        return TypedResults.Stream(async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
            await writer.WriteLineAsync($"id\tlabel\tgroup\t{string.Join('\t', Enumerable.Range(0, points.Table.Columns).Select(feature => $"feature_{feature}"))}");
            for (var point = 0; point < points.Rows.Count; point++)
            {
                token.ThrowIfCancellationRequested();
                var values = points.Table[point].ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture));
                await writer.WriteLineAsync($"{points.Rows[point].Id}\t{points.Rows[point].Label}\t{points.Rows[point].Group}\t{string.Join('\t', values)}");
            }
        }, "text/tab-separated-values", "embedding.tsv");
    }

    private static async Task<Ok<ComponentsView>> ComponentsAsync(string run, int index, EmbeddingMaps maps, CancellationToken token, bool deltas = false) =>
        TypedResults.Ok(ComponentsView.Of(await maps.ComponentsAsync(new EmbeddingKey(run, index, deltas), token)));

    private static async Task<FileContentHttpResult> PointsAsync(
        string run, int index, EmbeddingMaps maps, CancellationToken token, string map = "pca", int x = 0, int y = 1, bool deltas = false, string? matched = null)
    {
        var key = new EmbeddingKey(run, index, deltas);
        var kept = matched is null ? null : await maps.MatchedAsync(key, matched, token);
        var values = map switch
        {
            "pca" when kept is not null => Spread(Pick(kept.Components.Scores, x, y), kept.Rows, (await maps.PointsAsync(key, token)).Rows.Count),
            "umap" when kept is not null => Only((await maps.LayoutAsync(key, token)).Values, kept.Rows),
            "pca" => Pick((await maps.ComponentsAsync(key, token)).Scores, x, y),
            "umap" => (await maps.LayoutAsync(key, token)).Values,
            _ => throw new InputException($"There is no map '{map}'; ask for pca or umap."),
        };
        return TypedResults.Bytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), Bytes);
    }

    // Points that matching left out stay in their place, without coordinates.
    private static float[] Spread(float[] pairs, IReadOnlyList<int> rows, int count)
    {
        var all = new float[2 * count];
        Array.Fill(all, float.NaN);
        for (var place = 0; place < rows.Count; place++)
            pairs.AsSpan(2 * place, 2).CopyTo(all.AsSpan(2 * rows[place]));
        return all;
    }

    private static float[] Only(float[] all, IReadOnlyList<int> rows) => Spread([.. rows.SelectMany(row => new[] { all[2 * row], all[(2 * row) + 1] })], rows, all.Length / 2);

    private static float[] Pick(FeatureTable scores, int x, int y)
    {
        if (x < 0 || y < 0 || x >= scores.Columns || y >= scores.Columns)
            throw new InputException($"There are {scores.Columns} components, counted from 0; ask for two of them.");
        var values = new float[2 * scores.Rows];
        for (var row = 0; row < scores.Rows; row++)
            (values[2 * row], values[(2 * row) + 1]) = (scores[row][x], scores[row][y]);
        return values;
    }

    private static async Task<ContentHttpResult> NamesAsync(string run, int index, EmbeddingMaps maps, CancellationToken token, bool deltas = false) =>
        TypedResults.Text(string.Join('\n', (await maps.PointsAsync(new EmbeddingKey(run, index, deltas), token)).Rows.Select(row => row.Id)), "text/plain", Encoding.UTF8);

    private static async Task<Ok<PointColumn>> ColumnAsync(
        string run, int index, string key, EmbeddingMaps maps, CancellationToken token, bool deltas = false, bool shuffled = false)
    {
        var column = await maps.ColumnAsync(new EmbeddingKey(run, index, deltas), key, token);
        if (!shuffled)
            return TypedResults.Ok(column);
        var values = column.Values.ToArray();
        SeededRandom.ForItem(new SeparationOptions().Seed, -1).Shuffle<float?>(values);
        return TypedResults.Ok(column with { Values = values });
    }

    private static async Task<Ok<SeparationReport>> SeparationAsync(
        string run, int index, string column, EmbeddingMaps maps, CancellationToken token, bool deltas = false) =>
        TypedResults.Ok(await maps.SeparationAsync(new EmbeddingKey(run, index, deltas), column, token));

    private static async Task<FileContentHttpResult> FastaAsync(string run, int index, PointSelection body, EmbeddingSelections selections, CancellationToken token) =>
        TypedResults.File(await selections.FastaAsync(new EmbeddingKey(run, index, body.Deltas), body.Points, token), "text/x-fasta", "selected.fa");

    private static async Task<Created<CreatedId>> SaveAsync(
        string projectId, string run, int index, PointSelection body, EmbeddingSelections selections, ClaimsPrincipal user, CancellationToken token)
    {
        var id = await selections.SaveAsync(user, projectId, new EmbeddingKey(run, index, body.Deltas), body.Name ?? "", body.Points, token);
        return TypedResults.Created($"/api/projects/{projectId}/sequences/{id}", new CreatedId(id));
    }

    private static async Task<Results<Ok<IReadOnlyList<string>>, NotFound>> AddColumnsAsync(string run, DataFolder data, HttpRequest request, CancellationToken token)
    {
        if (PreparedRun.Read(data.Run(run)) is null)
            return TypedResults.NotFound();
        if (request.ContentLength is not <= AnnotationTable.MostBytes)
            throw new InputException($"The table is larger than {AnnotationTable.MostBytes / 1_000_000} MB, or its size is not known; send a smaller one with Content-Length.");
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(token);
        return TypedResults.Ok(AnnotationTable.Store(data.Run(run), text).Columns);
    }
}
