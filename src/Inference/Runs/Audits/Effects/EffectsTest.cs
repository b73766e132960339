using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Experiments;

namespace CisLens.Inference.Runs.Audits.Effects;

/// <summary>
/// Puts the motifs of a run into sequences without meaning and asks the model: global importance analysis (Koo et al., PLoS
/// Computational Biology 2021), under two null models and beside two controls, and optionally on a second dataset.
/// </summary>
public sealed class EffectsTest : IAuditTest
{
    /// <summary>The test's id.</summary>
    public const string Id = "effects";

    private const int MostBytes = 64 << 20;
    private const int LargestBlock = 256;

    /// <inheritdoc />
    public AuditTestInfo Info { get; } = new()
    {
        Id = Id,
        Name = "Effects of motifs",
        Summary = "Puts the motifs that were found into sequences without meaning and measures what the model answers more, beside a shuffled motif and a scramble of equal composition.",
        Rules = [18, 21, 22, 23],
        Source = "Koo et al., PLoS Computational Biology 2021 (global importance analysis); tangermeme (marginalization)",
        OptionsType = typeof(EffectsOptions),
    };

    /// <inheritdoc />
    public TestLayout Layout(TestPlan plan, object options)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (settings, targets) = ((EffectsOptions)options, plan.Spec.Targets.Count);
        var arms = EffectArms.Count(plan.Spec.Motifs is null ? 0 : settings.Motifs * targets);
        return TestLayout.ByCost(plan, (long)settings.Groups.Count * settings.Backgrounds, arms, 4.0 * arms * targets);
    }

    /// <inheritdoc />
    public void Run(TestWork work, object options, (long First, int Count) items, string folder, IStageProgress? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(work);
        var settings = (EffectsOptions)options;
        var motifs = EffectMotifs.Of(work.Context, work.Prepared, settings, token);
        progress?.Say(motifs.Count == 0 ? "the run found no motif; only backgrounds are looked at" : $"effects of {motifs.Count} motifs");
        var groups = new EffectBackgrounds?[settings.Groups.Count];
        var evaluator = new EditEvaluator(work.Networks, work.Targets);
        var (arms, targets, length) = (EffectArms.Count(motifs.Count), work.Targets.Count, work.Prepared.Length);
        var (outputs, wanted, different) = (new float[(long)items.Count * arms * targets], 0L, 0L);
        var block = (int)Math.Clamp(MostBytes / ((long)arms * length), 1, LargestBlock);
        for (var done = 0; done < items.Count; done += block)
        {
            token.ThrowIfCancellationRequested();
            List<(int Group, int Number)> drawn = [.. Enumerable.Range(0, Math.Min(block, items.Count - done))
                .Select(place => ((int)((items.First + done + place) / settings.Backgrounds), (int)((items.First + done + place) % settings.Backgrounds)))];
            var experiment = new BackgroundExperiment([.. drawn.Select(item =>
                (groups[item.Group] ??= EffectBackgrounds.Open(work.Context, work.Prepared, settings, item.Group)).Draw(item.Number))]);
            foreach (var (index, motif) in motifs.Index())
                AddArms(experiment, motif, settings.Place, place => new MotifDraws(work.Spec.Seed, drawn[place].Number, (index * settings.Groups.Count) + drawn[place].Group));
            var answers = experiment.Run(evaluator, token);
            (wanted, different) = (wanted + experiment.Wanted, different + experiment.Different);
            // From [arms, backgrounds, targets] to [backgrounds, arms, targets], so that chunks can be put one after the other.
            for (var arm = 0; arm < arms; arm++)
                for (var place = 0; place < drawn.Count; place++)
                    answers.Values.AsSpan(((arm * drawn.Count) + place) * targets, targets).CopyTo(outputs.AsSpan((((done + place) * arms) + arm) * targets));
            progress?.Report(done + drawn.Count);
        }
        new EffectsChunk { Options = settings, Motifs = [.. motifs.Select(motif => motif.Motif)], Passes = new PassCount(wanted, different, evaluator.ForwardPasses) }
            .Write(folder, outputs, items.Count, targets);
    }

    /// <inheritdoc />
    public IEnumerable<RuleEvidence> Evidence(AuditReading reading, IReadOnlyList<string> chunks, object options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var result = EffectsResult.Read(reading.Spec, chunks);
        return
        [
            DatasetEvidence.Of(reading, result),
            InterventionEvidence.Of(reading, result),
            CompositionEvidence.Of(reading, result, token),
            BackgroundEvidence.Of(reading, result),
        ];
    }

    private static void AddArms(BackgroundExperiment experiment, EffectMotif motif, EffectPlace place, Func<int, MotifDraws> draws)
    {
        experiment.Add((background, codes) => Placed(background, codes).Apply(codes));
        experiment.Add((background, codes) =>
        {
            var placement = Placed(background, codes);
            (placement with { Codes = MotifControls.Shuffled(placement.Codes, draws(background).Of(RowDraw.MotifShuffle)) }).Apply(codes);
        });
        experiment.Add((background, codes) =>
        {
            var placement = Placed(background, codes);
            placement.Apply(codes);
            MotifControls.Scrambled(codes, placement, draws(background).Of(RowDraw.MotifScramble)).CopyTo(codes, 0);
        });

        MotifPlacement Placed(int background, byte[] codes) => motif.Place(place, codes.Length, draws(background).Of(RowDraw.MotifPlace));
    }

    /// <summary>The random numbers of a motif on a background.</summary>
    private readonly record struct MotifDraws(long Seed, int Background, int Number)
    {
        public Sequences.SeededRandom Of(RowDraw purpose) => new RowRandom(Seed, Background).Of(purpose, Number);
    }
}
