using System.Security.Claims;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Models;
using CisLens.Inference.Runs.Audits;
using CisLens.Inference.Runs.Audits.Remedies;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Verdicts;

/// <summary>The audits of runs: verdicts by the project's thresholds, with what happened since. A run is found only below the project that owns it.</summary>
public sealed class RunAudits(
    RunTracks runs, RunStarts starts, DataFolder data, ModelCatalogue models, ProjectThresholds thresholds, IEnumerable<ILiveEvidence> live, IDbContextFactory<CisLensDb> databases)
{
    public const int LongestValidation = 4000;
    private const int LongestName = 200;
    private const string Audited = "; audited";

    /// <summary>Null when the project has no such run.</summary>
    public async Task<AuditView?> FindAsync(string project, string run, CancellationToken cancellationToken)
    {
        if (await runs.HeadAsync(project, run, cancellationToken) is not { } head)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await database.Runs.Where(one => one.Id == run).Select(one => new { one.Validation, one.OriginId }).SingleAsync(cancellationToken);
        return new AuditView(head, await JudgeAsync(head, cancellationToken), await OpenAsync(database, project, run, cancellationToken), stored.Validation)
        {
            Origin = stored.OriginId is { } origin ? await OriginAsync(project, origin, cancellationToken) : null,
        };
    }

    /// <summary>Starts what a remedy says and answers the new run's id.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="project">The project.</param>
    /// <param name="run">The run whose rule is not passed.</param>
    /// <param name="rule">The rule's number.</param>
    /// <param name="remedy">The remedy's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InputException">There is no such remedy, or it is no run.</exception>
    public async Task<string> StartAsync(ClaimsPrincipal user, string project, string run, int rule, string remedy, CancellationToken cancellationToken)
    {
        var view = await FindAsync(project, run, cancellationToken);
        var changed = view?.Rules?.FirstOrDefault(one => one.Rule.Number == rule) is { } judged ? view.Remedies(judged).FirstOrDefault(one => one.Id == remedy)?.Run : null;
        return await starts.StartAsync(user, project, changed ?? throw new InputException("This can no longer be started from here; the run's audit has changed. Load the page again."), run, cancellationToken);
    }

    /// <summary>Starts the same run with the usual tests and answers the new run's id.</summary>
    /// <exception cref="InputException">The run has no maps, or its sequences or model are gone.</exception>
    public async Task<string> AuditAsync(ClaimsPrincipal user, string project, string run, CancellationToken cancellationToken)
    {
        if (await runs.HeadAsync(project, run, cancellationToken) is not { } head)
            throw new InputException("The project has no such run.");
        if (head.Spec.Methods.Count == 0)
            throw new InputException("This run has predictions only; start one with attribution methods, and there will be maps to test.");
        var spec = head.Spec with
        {
            Name = head.Spec.Name[..Math.Min(head.Spec.Name.Length, LongestName - Audited.Length)] + Audited,
            Audit = UsualAudit.Of(head.Spec, models.Open(head.Spec.Model.Id).Card),
        };
        return await starts.StartAsync(user, project, spec, run, cancellationToken);
    }

    /// <summary>Keeps which experiment would show, or showed, that what a run says holds in biology.</summary>
    /// <exception cref="InputException">The text is too long.</exception>
    public async Task ValidateAsync(string project, string run, string text, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (text.Length > LongestValidation)
            throw new InputException($"The text has {text.Length} characters; {LongestValidation} is the most.");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Runs.Where(one => one.Id == run && one.ProjectId == project).ExecuteUpdateAsync(set => set.SetProperty(one => one.Validation, text), cancellationToken);
    }

    /// <summary>What was kept so; empty when nothing was.</summary>
    public async Task<string> ValidationAsync(string run, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Runs.Where(one => one.Id == run).Select(one => one.Validation).SingleOrDefaultAsync(cancellationToken) ?? "";
    }

    private async Task<IReadOnlyList<JudgedRule>?> JudgeAsync(ResultsHead head, CancellationToken cancellationToken)
    {
        if (RunAudit.Open(data.Run(head.Run.Id)) is not { } audit)
            return null;
        var judged = new List<JudgedRule>();
        foreach (var rule in await thresholds.RulesAsync(head.Run.ProjectId, cancellationToken))
        {
            var evidence = audit.Evidence(rule.Number);
            if (live.FirstOrDefault(one => one.Rule == rule.Number) is { } since)
                evidence = await since.CollectAsync(head, evidence, cancellationToken);
            judged.Add(AuditJudge.Judge(rule, evidence));
        }

        return judged;
    }

    private async Task<AuditOrigin?> OriginAsync(string project, string origin, CancellationToken cancellationToken) =>
        await runs.HeadAsync(project, origin, cancellationToken) is { } head
            ? new AuditOrigin(origin, head.Run.Name, (await JudgeAsync(head, cancellationToken) ?? []).ToDictionary(judged => judged.Rule.Number, judged => judged.Verdict))
            : null;

    // Sequences and model may have been removed; the verdicts stay, remedies are gone.
    private async Task<AuditedRun?> OpenAsync(CisLensDb database, string project, string run, CancellationToken cancellationToken)
    {
        try
        {
            if (AuditedRun.Open(data.Run(run), data, models) is not { } audited)
                return null;
            var others = await database.SequenceSets.Where(set => set.ProjectId == project && set.State == SequenceSetState.Ready && set.Id != audited.Spec.Sequences.Id)
                .OrderByDescending(set => set.CreatedAt).Select(set => new { set.Id, set.Name, set.Sha256 }).ToListAsync(cancellationToken);
            return audited with { Others = [.. others.Select(set => new SequenceSource { Id = set.Id, Name = set.Name, Sha256 = set.Sha256 })] };
        }
        catch (InputException)
        {
            return null;
        }
    }
}
