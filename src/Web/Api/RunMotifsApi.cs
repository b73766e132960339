using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CisLens.Web.Api;

/// <summary>What runs found about motifs, each part as soon as its stage is done.</summary>
public static class RunMotifsApi
{
    public static void MapRunMotifs(this RouteGroupBuilder project)
    {
        var motifs = project.MapGroup("/runs/{run}/motifs").RequireAuthorization(ProjectPolicies.RunReader).AddEndpointFilter<RunOfProject>().AddEndpointFilter<FinishedRun>().WithTags("Motifs");
        motifs.MapGet("/", Spec).WithSummary("What the run does about motifs: databases, discoveries, filters, scan.");
        motifs.MapGet("/discoveries/{index:int}", Discovery).WithSummary("The patterns of a discovery with matrices and matches.");
        motifs.MapGet("/discoveries/{index:int}/patterns/{name}/seqlets", Seqlets).WithSummary("A page of a pattern's seqlets, in the order of the procedure.");
        motifs.MapGet("/discoveries/{index:int}/unassigned", Unassigned).WithSummary("The strongest seqlets that ended in no pattern.");
        motifs.MapGet("/discoveries/{index:int}/instances", Instances).WithSummary("What became of a discovery's motifs: counts, pairs, preferred distances, strong attributions that match nothing, good sites that are ignored.");
        motifs.MapGet("/discoveries/{index:int}/instances/{row:long}", InstancesOfRow).WithSummary("The instances in a sequence, each with what the sequence says and what the model says.");
        motifs.MapGet("/filters/{index:int}", Filters).WithSummary("The filters of a layer as motifs: counts, weights, usage, matches.");
        motifs.MapGet("/hits/{row:long}", Hits).WithSummary("Where a sequence matches the known motifs, by position.");
        motifs.MapGet("/discoveries/{index:int}/{file}", File).WithSummary("A file of a discovery: seqlets.tsv, seqlets.bed, patterns.meme, tomtom.tsv or patterns.json.").Produces<string>(contentType: "text/plain");
    }

    private static Results<Ok<MotifSpec>, NotFound> Spec(string run, DataFolder data) =>
        RunMotifs.Open(data.Run(run)) is { } motifs ? TypedResults.Ok(motifs.Motifs) : TypedResults.NotFound();

    private static Results<Ok<DiscoveryView>, NotFound> Discovery(string run, int index, DataFolder data) =>
        Find(data, run, index) is { } found ? TypedResults.Ok(DiscoveryView.Of(found)) : TypedResults.NotFound();

    private static Results<Ok<IReadOnlyList<SeqletView>>, NotFound> Seqlets(string run, int index, string name, DataFolder data, HttpContext http, int first = 0, int count = Paging.Usual) =>
        Find(data, run, index)?.Patterns.FirstOrDefault(pattern => pattern.Pattern.Name == name) is { } pattern
            ? Page(http, pattern.Seqlets, first, count)
            : TypedResults.NotFound();

    private static Results<Ok<IReadOnlyList<SeqletView>>, NotFound> Unassigned(
        string run, int index, DataFolder data, HttpContext http, int first = 0, int count = Paging.Usual) =>
        Find(data, run, index) is { } found ? Page(http, found.Unassigned, first, count) : TypedResults.NotFound();

    private static Results<Ok<InstancesView>, NotFound> Instances(string run, int index, DataFolder data) =>
        RunMotifs.Open(data.Run(run))?.Instances(index) is { } report ? TypedResults.Ok(InstancesView.Of(report)) : TypedResults.NotFound();

    private static Results<Ok<IReadOnlyList<InstanceView>>, NotFound> InstancesOfRow(string run, int index, long row, DataFolder data) =>
        RunMotifs.Open(data.Run(run)) is { } motifs && row < motifs.Prepared.Rows && motifs.Instances(index, row) is { } instances
            ? TypedResults.Ok<IReadOnlyList<InstanceView>>([.. instances.Select(InstanceView.Of)])
            : TypedResults.NotFound();

    private static Results<Ok<IReadOnlyList<FilterView>>, NotFound> Filters(string run, int index, DataFolder data) =>
        RunMotifs.Open(data.Run(run))?.Filters(index) is { } found
            ? TypedResults.Ok<IReadOnlyList<FilterView>>([.. found.Filters.Select(FilterView.Of)])
            : TypedResults.NotFound();

    private static Results<Ok<IReadOnlyList<HitView>>, NotFound> Hits(string run, long row, DataFolder data) =>
        RunMotifs.Open(data.Run(run)) is { } motifs && row < motifs.Prepared.Rows && motifs.Hits(row) is { } hits
            ? TypedResults.Ok<IReadOnlyList<HitView>>([.. hits.Select(HitView.Of)])
            : TypedResults.NotFound();

    private static Results<PhysicalFileHttpResult, NotFound> File(string run, int index, string file, DataFolder data)
    {
        var path = DiscoveryFiles.All.ContainsKey(file) ? Path.Combine(data.Run(run).Chunk(StageKeys.Discover(index), 0), file) : null;
        return System.IO.File.Exists(path) ? TypedResults.PhysicalFile(path, "text/plain; charset=utf-8", file, enableRangeProcessing: true) : TypedResults.NotFound();
    }

    private static DiscoveryResult? Find(DataFolder data, string run, int index) => RunMotifs.Open(data.Run(run))?.Discovery(index);

    private static Results<Ok<IReadOnlyList<SeqletView>>, NotFound> Page(HttpContext http, IReadOnlyList<PlacedSeqlet> seqlets, int first, int count) =>
        TypedResults.Ok<IReadOnlyList<SeqletView>>([.. http.Page(seqlets, first, count).Select(SeqletView.Of)]);
}
