using System.Text;
using CisLens.Inference.Embeddings;
using CisLens.Inference.Models;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Filters;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Simulation;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Demo;

/// <summary>
/// At the first start, makes a project with simulated sequences and submits a run of the default model on them, so that the first
/// minute shows results, and then one that finds motifs. The first is put to the test, so that its audit has something to say. Where motifs were planted is known, so a person can see what the methods
/// find and what they do not.
/// </summary>
public sealed class DemoProject(
    IDbContextFactory<CisLensDb> databases, DataFolder data, ModelCatalogue catalogue, RunStore runs, TimeProvider clock, ILogger<DemoProject> logger)
    : BackgroundService
{
    private const string DefaultModel = "tf-binding-cnn";
    private const string SetName = "Simulated sites";
    private const string ManyName = "More simulated sites";
    private const int TargetsExplained = 2;

    // Patterns need many sites: so many sequences of each factor.
    private const int ManyOfEach = 100;
    private const string MotifMethod = "gradient-x-input";

    // The preset for sequences below about 300 bases.
    private const int ShortSequences = 1;

    // All sequences would take more than the first minute on two cores.
    private const int SequencesExplained = 48;

    // Of each family those that are done within the first minute.
    private static readonly string[] Methods = ["saliency", "gradient-x-input", "corrected-gradient", "tism", "deeplift-shap", "ism", "occlusion"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await MakeAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "The demo project could not be made; the portal works without it.");
        }
    }

    /// <summary>Makes the demo unless there is a project already.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Projects.AnyAsync(cancellationToken))
            return;
        var project = new ProjectEntity
        {
            Name = "Demo: transcription factor binding",
            Description = "240 simulated sequences with planted motifs of six factors, explained by the model that ships with CisLens.",
            IsDemo = true,
            CreatedAt = clock.GetUtcNow(),
        };
        var set = Import(project.Id, SetName, DemoSequences.Create());
        var many = Import(project.Id, ManyName, SequenceSimulator.Create(new SimulationOptions { SequencesPerMotif = ManyOfEach }, seed: 2));
        database.Projects.Add(project);
        database.SequenceSets.AddRange(set, many);
        await database.SaveChangesAsync(cancellationToken);
        if (catalogue.Shipped() is not [_, ..] models)
        {
            logger.LogWarning("No model ships in the folder that CisLens:Models names; the demo project has sequences but no run.");
            return;
        }

        var model = models.FirstOrDefault(one => one.Id == DefaultModel) ?? models[0];
        await runs.SubmitAsync(project.Id, Spec(set, model), cancellationToken);
        await runs.SubmitAsync(project.Id, MotifsOf(many, model), cancellationToken);
    }

    private SequenceSetEntity Import(string project, string name, SimulatedSet simulated)
    {
        var set = new SequenceSetEntity { ProjectId = project, Name = name, Source = "simulated", State = SequenceSetState.Ready, CreatedAt = clock.GetUtcNow() };
        var report = SimulationTruth.Store(data.SequenceSet(set.Id), simulated);
        (set.Count, set.Rejected, set.Sha256) = (report.Count, report.RejectedCount, report.Sha256);
        return set;
    }

    private static RunSpec Spec(SequenceSetEntity set, CatalogueModel model)
    {
        var card = model.Package.Card;
        var weights = card.Weights[0];
        var positions = card.Positional ? PositionRule.Centre : PositionRule.None;
        return new RunSpec
        {
            Name = $"Every family of methods on {SetName.ToLowerInvariant()}",
            Sequences = new SequenceSource { Id = set.Id, Name = set.Name, Sha256 = set.Sha256, Sample = SequencesExplained },
            Model = new ModelSource { Id = model.Id, Name = card.Title, Version = card.Version, Sha256 = weights.Sha256, Replica = weights.Replica },
            Targets = [.. card.Outputs.Take(TargetsExplained).Select((output, index) => new TargetSpec { Output = index, Name = output.Name, Positions = positions })],
            Embeddings = EmbeddableLayers.Default(card) is { } usual ? [usual] : null,
            Methods = [.. Methods.Select(method => new MethodSpec { Method = method })],
            Audit = DemoAudit.Small,
        };
    }

    // Two quick methods, so that the patterns are there after another minute.
    private static RunSpec MotifsOf(SequenceSetEntity set, CatalogueModel model)
    {
        var spec = Spec(set, model);
        var options = new ModiscoProcedure().Presets[ShortSequences].Options;
        return spec with
        {
            Name = $"Motifs of {string.Join(" and ", spec.Targets.Select(target => target.Name))}",
            Sequences = spec.Sequences with { Sample = null },
            Embeddings = null,
            Methods = [new MethodSpec { Method = MotifMethod }, new MethodSpec { Method = "tism" }],
            // What it says of rules without a test, those on motifs among them, costs nothing.
            Audit = new AuditSpec(),
            Motifs = new MotifSpec
            {
                Databases = [StarterSet.Source],
                Discoveries = [.. spec.Targets.Select((_, target) => new DiscoverySpec { Procedure = "modisco", Method = MotifMethod, Target = target, Options = options })],
                Filters = [.. FilterLayer.Of(model.Package.Card).Take(1).Select(layer => new FilterMotifSpec { Layer = layer.Address })],
                Scan = new MotifScanSpec(),
            },
        };
    }
}
