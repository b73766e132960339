using System.Text.Json;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Settings;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Motifs;

/// <summary>The filters of one layer as motifs: one chunk, because a filter's threshold depends on all sequences.</summary>
internal static class FilterStage
{
    public static void Run(RunContext context, PreparedRun prepared, int index, IStageProgress? progress, CancellationToken token)
    {
        var (spec, key) = (context.Spec.Motifs!.Filters[index], StageKeys.Filters(index));
        var options = Options(spec);
        var filters = context.Model().Filters(
            spec.Layer, prepared.Rows, (first, count) => RowWindows.Read(context, prepared, first, count), options, new Share(progress, prepared.Rows), token);
        progress?.Say($"{filters.Count(filter => filter.Pfm is not null)} of {filters.Count} filters are activated");
        var motifs = filters.Select(filter => filter.ToMotif()).OfType<Motif>().ToList();
        var known = KnownMotifs.Match(context, motifs, token);
        var matches = known.ToDictionary(result => result.Query.Id, result => result.Matches);
        var summary = new FilterSummary(spec with { Options = JsonSerializer.SerializeToNode(options, RunJson.Compact)!.AsObject() }, context.Spec.Motifs.Databases);
        var result = new FilterResult(summary, [.. filters.Select(filter => new FoundFilter(filter, [.. matches.GetValueOrDefault(filter.Name, []).Take(KnownMotifs.Most)]))]);
        AtomicDirectory.Write(context.Folder.Chunk(key, 0), folder =>
        {
            FilterFiles.Write(folder, result, context.Sequences.Alphabet);
            KnownMotifs.WriteTable(Path.Combine(folder, FilterFiles.Tomtom), context, known);
        });
    }

    /// <summary>Reads the settings of a layer's filters.</summary>
    /// <exception cref="Shared.InputException">A setting is unknown or out of range.</exception>
    public static FilterOptions Options(FilterMotifSpec spec) => (FilterOptions)MethodOptions.Read("Filters", typeof(FilterOptions), spec.Options);

    private sealed class Share(IProgress<int>? rows, long count) : IProgress<double>
    {
        public void Report(double value) => rows?.Report((int)(value * count));
    }
}
