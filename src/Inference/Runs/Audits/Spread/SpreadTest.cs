using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Spread;

/// <summary>Runs methods again under other seeds, with another kind of reference and with every replica of the model, on a random sample.</summary>
public sealed class SpreadTest : IAuditTest
{
    /// <summary>The test's id.</summary>
    public const string Id = "spread";

    private const int MostRows = 25;

    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Seeds, references and replicas",
        Summary = "Runs methods again under other seeds, with another kind of reference and with every replica, and says where the differences come from.",
        Rules = [2, 13, 16, 17],
        Source = "Chen et al., Nature Methods 21:1454 (2024); Prakash et al., PMLR 165:58 (2022); Majdandzic et al., PMLR 200:131 (2022)",
        ReadsMotifs = false,
        OptionsType = typeof(SpreadOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options) => Cut(plan, (SpreadOptions)options).Layout;

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var pieces = new List<(TrackSpread, IReadOnlyList<MapSpread[]>)>();
        foreach (var block in Cut(work.Plan, (SpreadOptions)options).Of(items))
        {
            pieces.Add(Compute(work, block, (SpreadOptions)options, token));
            progress?.Report(pieces.Count);
        }
        SpreadFiles.Write(folder, pieces);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token) =>
        SpreadEvidence.Of(reading, new SpreadResult(chunks), token);

    private static TrackBlocks Cut(TestPlan plan, SpreadOptions options) => TrackBlocks.Cut(plan, options.Sequences, MostRows, (method, graph) =>
    {
        var design = SpreadDesign.Of(method, options);
        return design.Kinds.Sum(kind => design.Runs(kind) * AttributionCatalogue.Cost(kind, graph, plan.Length, 1).Passes);
    });

    private static (TrackSpread, IReadOnlyList<MapSpread[]>) Compute(TestWork work, TrackBlock block, SpreadOptions options, CancellationToken token)
    {
        var rows = work.Read(block.Rows, token);
        var design = SpreadDesign.Of(work.Method(block.Track), options);
        var networks = work.Networks;
        var maps = networks.Select(network => design.Kinds.Select(kind =>
        {
            var drawn = Enumerable.Range(0, design.Runs(kind)).Select(seed =>
                new MapSource(kind, work.Spec.Targets[block.Track.Target], work.Spec.Seed + seed)
                    .Maps(network, [.. rows.Select(row => row.Codes)], [.. rows.Select(row => row.Row)], token)).ToList();
            return Enumerable.Range(0, design.Seeds).Select(seed => drawn[Math.Min(seed, drawn.Count - 1)]).ToList();
        }).ToList()).ToList();
        var spreads = rows.Select((row, place) =>
            new SpreadMaps(row.Row, row.Codes, [.. maps.Select(model => model.Select(kind => kind.Select(seed => seed[place]).ToList()).ToList())])).ToList();
        var track = new TrackSpread(block.Track, networks.Count, design.References, design.Seeds, [.. spreads.Select(spread => spread.Differences())]);
        return (track, [.. spreads.Select(spread => spread.Bands())]);
    }
}
