using CisLens.Inference.Evaluation.Edits;
using CisLens.Inference.Evaluation.GroundTruth;
using CisLens.Inference.Models;
using CisLens.Inference.Sequences;
using CisLens.Inference.Simulation;
using CisLens.Inference.Training;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Audits.GroundTruth;

/// <summary>
/// Trains a network with the architecture of the run's model on simulated sequences and has the run's methods explain it: the
/// methods are judged where the truth is known, because it is not for the run's sequences.
/// </summary>
/// <param name="work">The run.</param>
/// <param name="sequences">Sequences of each target that are explained.</param>
internal sealed class TrainedMaps(TestWork work, int sequences)
{
    // Training and explaining take about as long as each other.
    private const double TrainingShare = 0.5;
    private const int ValidationShare = 6;

    private readonly ModelCard _card = work.Context.Package.Card;
    private readonly List<TargetSpec> _targets = [.. work.Spec.Targets.Take(KnownMotifs.Factors.Count)];

    private int Items => sequences * _targets.Count;

    public TruthFile Run(IStageProgress? progress, CancellationToken token)
    {
        var motifs = Assign(_targets);
        TrainingPlan plan;
        try
        {
            plan = QuickTraining.Plan(_card, work.Prepared.Length);
            Simulate(motifs, 1, 0);
        }
        catch (InputException error)
        {
            return new TruthFile(null, [.. work.Spec.Targets.Select((_, target) => TruthTask.NotRun(target, $"No network could be trained for the test. {error.Message}"))]);
        }
        var each = plan.Sequences / (motifs.Count + 1);
        var hears = new Hears(plan, progress, (int)(TrainingShare * Items));
        using var network = QuickTraining.Train(
            _card, [.. _targets.Select(target => Target.Create(target, _card))], Examples(motifs, each, 1), Examples(motifs, Math.Max(20, each / ValidationShare), 2), plan.Options(work.Spec.Seed), hears, token);
        var test = Simulate(motifs, sequences, 3);
        var tasks = _targets.Select((_, target) => Task(network, test, target, motifs[target], progress, token)).ToList();
        tasks.AddRange(Enumerable.Range(_targets.Count, work.Spec.Targets.Count - _targets.Count)
            .Select(target => TruthTask.NotRun(target, $"The test plants the motifs of the first {_targets.Count} targets only.")));
        return new TruthFile(new TruthTraining(each * (motifs.Count + 1), hears.Passes), tasks);
    }

    private TruthTask Task(SequenceModel network, SimulatedSet test, int target, KnownMotif motif, IStageProgress? progress, CancellationToken token)
    {
        var edited = new EditedSequences(work.Prepared.Length);
        var places = test.Sequences.Select(sequence => edited.Add(Bases.Encode(sequence.Bases))).ToList();
        var outputs = new EditEvaluator(network, [Target.Create(work.Spec.Targets[target], _card)]).Run(edited, token);
        var answers = places.Select(place => outputs[place]).ToArray();
        var area = Metrics.AurocInterval(answers, [.. test.Sequences.Select(sequence => sequence.Group == motif.Name)], work.Spec.Seed);
        if (area.Low < TruthTask.LearntArea)
            return TruthTask.NotRun(target, $"The network that was trained for the test did not learn {motif.Name}: {EvidenceText.Area(area)} on held-out simulated sequences.", motif.Name, area);
        var judged = test.Sequences.Where(sequence => sequence.Group == motif.Name).ToList();
        var truths = judged.Select(sequence => RowTruth.Of(sequence.Length, test.Sites.Where(site => site.SequenceId == sequence.Id), motif.Name)).ToList();
        IReadOnlyList<byte[]> codes = [.. judged.Select(sequence => Bases.Encode(sequence.Bases))];
        IReadOnlyList<long> numbers = [.. Enumerable.Range(0, codes.Count).Select(place => (long)place)];
        var isCompared = work.Spec.Methods.Any(method => method.Method == TruthMaps.Comparison.Method);
        var methods = isCompared ? work.Spec.Methods : [.. work.Spec.Methods, TruthMaps.Comparison];
        var maps = new List<TruthMap>();
        foreach (var (place, method) in methods.Index())
        {
            progress?.Say($"{motif.Name}: {Attribution.AttributionCatalogue.Get(method.Method).Info.Name}");
            var gathered = new TruthMaps(method.Method, place < work.Spec.Methods.Count);
            foreach (var (map, truth) in new MapSource(method, work.Spec.Targets[target], work.Spec.Seed).Maps(network, codes, numbers, token).Zip(truths))
                gathered.Add(map, truth);
            maps.Add(gathered.ToMap());
            progress?.Report((int)((TrainingShare + (1 - TrainingShare) * (target + (place + 1.0) / methods.Count) / _targets.Count) * Items));
        }
        return new TruthTask(target, motif.Name, null, area, [], maps);
    }

    private Training.Examples Examples(IReadOnlyList<KnownMotif> motifs, int each, int part) =>
        SimulatedExamples.Of(Simulate(motifs, each, part), [.. motifs.Select(motif => motif.Name)]);

    /// <summary>Simulates the sequences of a part: 1 to learn from, 2 to stop by, 3 to test.</summary>
    private SimulatedSet Simulate(IReadOnlyList<KnownMotif> motifs, int each, int part)
    {
        var rules = new SimulationOptions { Length = work.Prepared.Length, Motifs = motifs, SequencesPerMotif = each, BackgroundSequences = each, MostDecoys = 2 };
        return SequenceSimulator.Create(rules, unchecked((long)SeededRandom.ForItem(work.Spec.Seed, part).NextBits()));
    }

    /// <summary>A motif for each target: the one that has its name, otherwise the next that is free.</summary>
    private static List<KnownMotif> Assign(List<TargetSpec> targets)
    {
        var named = targets.Select(target => KnownMotifs.Factors.FirstOrDefault(motif => motif.Name.Equals(target.Name, StringComparison.OrdinalIgnoreCase))).ToList();
        var free = new Queue<KnownMotif>(KnownMotifs.Factors.Where(motif => !named.Contains(motif)));
        // The same output at two positions has one motif.
        var taken = new HashSet<KnownMotif>();
        return [.. named.Select(motif => motif is not null && taken.Add(motif) ? motif : free.Dequeue())];
    }

    private sealed class Hears(TrainingPlan plan, IStageProgress? progress, int items) : IProgress<EpochReport>
    {
        public int Passes { get; private set; }

        public void Report(EpochReport value)
        {
            Passes = value.Epoch;
            progress?.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"training: pass {value.Epoch} of {plan.Passes}, area under the precision-recall curve {value.MeanAuprc:F2}"));
            progress?.Report(items * value.Epoch / plan.Passes);
        }
    }
}
