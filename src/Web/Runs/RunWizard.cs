using System.Security.Claims;
using CisLens.Inference.Attribution;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Models;
using CisLens.Inference.Models.Architectures;
using CisLens.Inference.Motifs;
using CisLens.Inference.Readiness;
using CisLens.Inference.Runs;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Motifs;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Runs;

/// <summary>Turns what the wizard was told into a plan with its cost, and into a run.</summary>
public sealed class RunWizard(
    IDbContextFactory<CisLensDb> databases, DataFolder data, ModelCatalogue catalogue, RunStarts runs, ReadinessStore readiness, IMotifDatabases motifs, ProjectNames names)
{
    private const int LabelsRead = 5000;

    /// <summary>Null when there is no such project.</summary>
    public async Task<WizardChoices?> ChoicesAsync(string project, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var sets = await database.SequenceSets.Where(set => set.ProjectId == project && set.State == SequenceSetState.Ready)
            .OrderByDescending(set => set.CreatedAt).Select(set => new { set.Id, set.Name }).ToListAsync(cancellationToken);
        var added = await database.Models.Where(model => model.ProjectId == project).Select(model => model.Id).ToListAsync(cancellationToken);
        return new WizardChoices(
            name,
            [.. sets.Select(set => new SetChoice(set.Id, set.Name, Report(set.Id)))],
            [.. added.Select(id => new ModelChoice(id, catalogue.Open(id).Card)), .. catalogue.Shipped().Select(model => new ModelChoice(model.Id, model.Package.Card))],
            await motifs.ListAsync(project, cancellationToken));
    }

    /// <summary>What the run would do and cost; null while sequences or model are not chosen.</summary>
    public async Task<RunPlan?> PlanAsync(WizardChoices choices, RunForm form, CancellationToken cancellationToken)
    {
        if (choices.Sets.FirstOrDefault(set => set.Id == form.Set) is not { } set || choices.Models.FirstOrDefault(model => model.Id == form.Model) is not { } model)
            return null;
        var fit = await Task.Run(() => Fit(set.Id, model.Card, cancellationToken), cancellationToken);
        var sequences = Math.Min(form.Sample ?? long.MaxValue, fit.Fitting);
        var methods = sequences > 0 ? await Task.Run(() => Methods(model, form, fit.Longest, sequences), cancellationToken) : [];
        try
        {
            if (sequences == 0)
                throw new InputException(fit.Reason ?? "No sequence fits this model.");
            var spec = Spec(choices, form);
            foreach (var method in spec.Methods)
                AttributionCatalogue.Get(method.Method).Info.CheckFit(model.Card);
            foreach (var target in spec.Targets)
                CisLens.Inference.Models.Target.Create(target, model.Card);
            EmbeddableLayers.Check(form.Embeddings, model.Card);
            MotifPlan.Check(spec, model.Card);
            MotifPlan.CheckStrands(spec, Alphabet.Parse(set.Report.Alphabet));
            AuditPlan.Check(spec, model.Card);
            return new RunPlan(fit, sequences, CostEstimate.Of(model.Card, spec.Methods, spec.Targets.Count, fit.Longest, sequences, null, form.Embeddings.Count, spec.Model.Replicas ?? 1), null, methods)
            {
                Motifs = spec.Motifs is null ? null : new MotifCost(MotifPlan.Seconds(spec, sequences, fit.Longest), MotifPlan.Bytes(spec, sequences, fit.Longest)),
                Storage = await Task.Run(() => Storage(spec, model.Card, sequences, fit.Longest), cancellationToken),
                Tests = await Task.Run(() => Tests(spec, model.Card, set.Id, sequences, fit.Longest), cancellationToken),
            };
        }
        catch (InputException error)
        {
            return new RunPlan(fit, sequences, null, error.Message, methods);
        }
    }

    /// <summary>Starts the run and answers its id.</summary>
    /// <exception cref="InputException">It cannot be run; the sentence says why.</exception>
    public Task<string> SubmitAsync(ClaimsPrincipal user, string project, WizardChoices choices, RunForm form, CancellationToken cancellationToken) =>
        runs.StartAsync(user, project, Spec(choices, form), null, cancellationToken);

    /// <summary>The name that a run gets when a person gives none.</summary>
    public static string NameOf(WizardChoices choices, RunForm form)
    {
        var set = choices.Sets.FirstOrDefault(one => one.Id == form.Set)?.Name;
        var outputs = choices.Models.FirstOrDefault(one => one.Id == form.Model)?.Card.Outputs;
        var targets = form.Targets.Select(index => outputs?.ElementAtOrDefault(index)?.Name).OfType<string>().ToList();
        var methods = form.Methods.Count switch { 0 => "Predictions", 1 => AttributionCatalogue.Get(form.Methods[0]).Info.Name, var count => $"{count} methods" };
        return $"{methods} of {(targets.Count > 3 ? $"{targets.Count} targets" : string.Join(", ", targets))} on {set}";
    }

    private List<MethodPlan> Methods(ModelChoice model, RunForm form, int length, long sequences)
    {
        var (card, targets) = (model.Card, Math.Max(1, form.Targets.Count));
        var replicas = form.Replica == ModelSource.AllReplicas ? card.Weights.Count : 1;
        var predictions = CostEstimate.Of(card, [], targets, length, sequences, null, replicas: replicas);
        var tested = readiness.Find(model.Id, card)?.Report?.Methods;
        using var graph = ArchitectureCatalogue.Layers(card.Architecture);
        return [.. AttributionCatalogue.All.Select(Plan)];

        MethodPlan Plan(IAttributionMethod method)
        {
            var id = method.Info.Id;
            MethodReadiness? ready = null;
            try
            {
                ready = tested?.FirstOrDefault(one => one.Id == id) is { } outlook ? new MethodReadiness(outlook.Verdict, outlook.Reason) : method.Readiness(graph, length);
                if (ready.Verdict == MethodVerdict.Impossible)
                    return new MethodPlan(id, 0, 0, null, null, ready);
                var cost = CostEstimate.Of(card, [MethodOf(form, id)], targets, length, sequences, null, replicas: replicas);
                return new MethodPlan(id, (cost.Forward - predictions.Forward) / sequences, cost.Backward / sequences, cost.Seconds - predictions.Seconds, null, ready);
            }
            catch (InputException error)
            {
                return new MethodPlan(id, 0, 0, null, error.Message, ready);
            }
        }
    }

    private static RunSpec Spec(WizardChoices choices, RunForm form)
    {
        var set = choices.Sets.FirstOrDefault(one => one.Id == form.Set) ?? throw new InputException("Choose the sequences.");
        var model = choices.Models.FirstOrDefault(one => one.Id == form.Model) ?? throw new InputException("Choose a model.");
        if (form.Targets.Count == 0)
            throw new InputException("Choose at least one output to explain.");
        var weights = ReplicaSet.Weights(model.Card, form.Replica);
        return new RunSpec
        {
            Name = string.IsNullOrWhiteSpace(form.Name) ? NameOf(choices, form) : form.Name.Trim(),
            Sequences = new SequenceSource { Id = set.Id, Name = set.Name, Sha256 = set.Report.Sha256, Sample = form.Sample < set.Report.Count ? form.Sample : null },
            Model = new ModelSource { Id = model.Id, Name = model.Card.Title, Version = model.Card.Version, Sha256 = ReplicaSet.Sha256(model.Card, form.Replica), Replica = weights.Count > 1 ? form.Replica : weights[0].Replica, Replicas = weights.Count > 1 ? weights.Count : null },
            Targets = [.. form.Targets.Select(index => Target(model.Card, form, index))],
            Methods = [.. form.Methods.Select(id => MethodOf(form, id))],
            Embeddings = form.Embeddings.Count > 0 ? form.Embeddings : null,
            Motifs = Motifs(choices, form),
            Audit = form.Audit,
            Seed = form.Seed,
            Device = form.Device,
            MemoryGb = form.MemoryGb,
        };
    }

    private IReadOnlyList<TestEstimate> Tests(RunSpec spec, ModelCard card, string set, long sequences, int length)
    {
        if (spec.Methods.Count == 0)
            return [];
        var chosen = (spec.Audit?.Tests ?? []).ToDictionary(test => test.Test);
        var tests = AuditTests.All.Select(test => chosen.GetValueOrDefault(test.Info.Id) ?? new AuditTestSpec { Test = test.Info.Id });
        return AuditEstimate.Of(spec with { Audit = null }, card, tests, Labels(set, sequences), length);
    }

    private StorageEstimate Storage(RunSpec spec, ModelCard card, long sequences, int length)
    {
        using var set = SequenceSet.Open(data.SequenceSet(spec.Sequences.Id));
        return StorageEstimate.Of(spec, card, set, sequences, length);
    }

    // The first labels stand for all: what is asked is how many sequences each class has, about.
    private List<string?> Labels(string id, long sequences)
    {
        using var set = SequenceSet.Open(data.SequenceSet(id));
        var known = set.ReadRows(0, (int)Math.Min(LabelsRead, set.Count)).Select(row => row.Label).ToList();
        return [.. Enumerable.Range(0, (int)sequences).Select(row => known[row % known.Count])];
    }

    private static MotifSpec? Motifs(WizardChoices choices, RunForm form) => form.Motifs is not { } motifs || !MotifChoice.DoesSomething(motifs) ? null : motifs with
    {
        Databases = [.. form.MotifDatabases.Select(id => choices.MotifDatabases.FirstOrDefault(one => one.Id == id)
            ?? throw new InputException($"The project has no motif database '{id}'; choose another."))],
    };

    private static MethodSpec MethodOf(RunForm form, string id) =>
        new() { Method = id, Options = form.Options.GetValueOrDefault(id), BothStrands = form.BothStrands };

    private static TargetSpec Target(ModelCard card, RunForm form, int index) => new()
    {
        Output = index,
        Name = card.Outputs.ElementAtOrDefault(index)?.Name ?? throw new InputException($"{card.Title} has no output {index}; choose another."),
        Positions = !card.Positional ? PositionRule.None : form.Positions == PositionRule.None ? PositionRule.Centre : form.Positions,
        Position = card.Positional && form.Positions == PositionRule.At ? form.Position ?? 0 : null,
    };

    private ImportReport Report(string id)
    {
        using var set = SequenceSet.Open(data.SequenceSet(id));
        return set.Report;
    }

    private FitCount Fit(string id, ModelCard card, CancellationToken cancellationToken)
    {
        using var set = SequenceSet.Open(data.SequenceSet(id));
        return FitCount.Of(set, card, cancellationToken);
    }
}
