using CisLens.Inference.Attribution;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.Stability;
using CisLens.Inference.Models;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.Stability;

/// <summary>Makes small changes of a run's sequences and explains them again: rule 15.</summary>
internal sealed class StabilityTest : IAuditTest
{
    public const string Id = "stability";

    private const int BytesOfResponse = 48;

    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Stability",
        Summary = "Explains sequences again with single bases changed elsewhere, shifted by some bases and on the other strand, and looks at map and output side by side.",
        Rules = [15],
        Source = "Chen et al., Nature Methods 21:1454 (2024); Quantus",
        ReadsMotifs = false,
        OptionsType = typeof(StabilityOptions),
    };

    public TestLayout Layout(TestPlan plan, object options)
    {
        var settings = Used((StabilityOptions)options, plan.Spec, plan.Card);
        var copies = Copies(settings);
        var sample = plan.Rows.Sample(settings.Sequences, plan.Spec.Seed).Count;
        var maps = Maps(plan, settings);
        return TestLayout.ByCost(
            plan, sample, copies + (maps.Blocks.Count * maps.Passes / Math.Max(1, sample)), BytesOfResponse * copies * plan.Spec.Methods.Count * plan.Spec.Targets.Count);
    }

    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        var settings = Used((StabilityOptions)options, work.Spec, work.Context.Package.Card);
        var experiment = new StabilityExperiment(work.Networks, new EditEvaluator(work.Networks, work.Targets), settings, work.Spec.Seed);
        var rows = Maps(work.Plan, settings).Blocks.ToLookup(block => block.Track, block => block.Rows);
        var explained = work.Tracks.Select(track => rows[track].SelectMany(part => part).ToHashSet()).ToList();
        var maps = work.Tracks.Select((track, number) => new JudgedMap(
            number, track.Target, new MapSource(work.Method(track), work.Spec.Targets[track.Target], work.Spec.Seed))).ToList();
        var responses = maps.Select(_ => new List<ChangeResponse>()).ToList();
        var done = 0;
        foreach (var row in work.Read(work.Classes.Sample(settings.Sequences, work.Spec.Seed).Skip((int)items.First).Take(items.Count), token))
        {
            var mine = maps.Where(map => explained[map.Number].Contains((int)row.Row)).ToList();
            foreach (var (map, found) in mine.Zip(experiment.Run(row, mine, token)))
                responses[map.Number].AddRange(found);
            progress?.Report(++done);
        }
        StabilityFiles.Write(folder, responses);
    }

    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        var evidence = new StabilityEvidence(reading, Used((StabilityOptions)options, reading.Spec, reading.Card));
        var parts = chunks.Select(chunk => StabilityFiles.Read(chunk, reading.Results.Tracks.Count)).ToList();
        var result = evidence.Summarise([.. reading.Results.Tracks.Select((_, map) => parts.SelectMany(part => part[map]).ToList())], token);
        result.Write(reading.Output);
        yield return evidence.Of(result);
    }

    /// <summary>Which sequences each method explains again.</summary>
    private static TrackBlocks Maps(TestPlan plan, StabilityOptions settings)
    {
        var copies = Copies(settings);
        return TrackBlocks.Cut(plan, settings.Sequences, settings.Sequences, (method, graph) => copies * AttributionCatalogue.Cost(method, graph, plan.Length, 1).Passes);
    }

    private static int Copies(StabilityOptions settings) => settings.Substitutions + (2 * settings.LargestShift) + (settings.OtherStrand ? 1 : 0);

    // What is bound to a strand must not look the same from the other one.
    private static StabilityOptions Used(StabilityOptions options, RunSpec spec, ModelCard card) => options with
    {
        OtherStrand = options.OtherStrand && !card.Positional && card.Alphabet == "DNA"
            && spec.Targets.Select(target => Target.Create(target, card).Output).All(output => output.OtherStrand is null || output.OtherStrand == output.Name),
    };
}
