using System.Globalization;
using System.Security.Claims;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Verdicts;

/// <summary>The rules of the audit with the thresholds of a project: its own where it set some, the defaults elsewhere.</summary>
public sealed class ProjectThresholds(IDbContextFactory<CisLensDb> databases, ActivityLog activities, TimeProvider clock)
{
    /// <summary>Gates first, then the rules by number. Thresholds that the project set say so.</summary>
    public async Task<IReadOnlyList<AuditRule>> RulesAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var own = await database.AuditThresholds.AsNoTracking().Where(threshold => threshold.ProjectId == project).ToListAsync(cancellationToken);
        return [.. AuditRules.Gates.Concat(AuditRules.All).Select(rule => With(rule, own))];
    }

    /// <summary>Sets a threshold; the default numbers take the project's own away.</summary>
    /// <exception cref="InputException">There is no such threshold, or its two numbers stand the wrong way round.</exception>
    public async Task SetAsync(ClaimsPrincipal user, string project, int rule, int place, double pass, double fail, CancellationToken cancellationToken)
    {
        var usual = Usual(rule, place);
        if (!double.IsFinite(pass) || !double.IsFinite(fail))
            throw new InputException($"A threshold of rule {AuditRules.Get(rule).Code} is a number.");
        if (usual.HigherIsBetter ? pass < fail : pass > fail)
            throw new InputException($"Of rule {AuditRules.Get(rule).Code} {(usual.HigherIsBetter ? "high" : "low")} numbers are good, so the number that passes cannot be {(usual.HigherIsBetter ? "below" : "above")} the one that fails; exchange them.");
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await database.AuditThresholds.SingleOrDefaultAsync(one => one.ProjectId == project && one.Rule == rule && one.Place == place, cancellationToken);
        if ((pass, fail) == (usual.Pass, usual.Fail))
        {
            if (stored is not null)
                database.AuditThresholds.Remove(stored);
        }
        else if (stored is null)
        {
            database.AuditThresholds.Add(new AuditThresholdEntity { ProjectId = project, Rule = rule, Place = place, Pass = pass, Fail = fail, ChangedAt = clock.GetUtcNow() });
        }
        else
        {
            (stored.Pass, stored.Fail, stored.ChangedAt) = (pass, fail, clock.GetUtcNow());
        }

        database.Activities.Add(activities.Line(user, project, "set a threshold", string.Create(CultureInfo.InvariantCulture, $"{AuditRules.Get(rule).Code} {AuditRules.Get(rule).Title}: pass {pass}, fail {fail}")));
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Gives a rule, or all of them, their default thresholds again.</summary>
    /// <param name="user">Who does it.</param>
    /// <param name="project">The project.</param>
    /// <param name="rule">The rule's number; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task ResetAsync(ClaimsPrincipal user, string project, int? rule, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.AuditThresholds.Where(one => one.ProjectId == project && (rule == null || one.Rule == rule)).ExecuteDeleteAsync(cancellationToken) > 0)
            await activities.AddAsync(user, project, "reset thresholds", rule is { } number ? $"{AuditRules.Get(number).Code} {AuditRules.Get(number).Title}" : "all rules", CancellationToken.None);
    }

    private static AuditThreshold Usual(int rule, int place) =>
        rule != 0 && rule >= -AuditRules.Gates.Count && rule <= AuditRules.All.Count && AuditRules.Get(rule).Thresholds.ElementAtOrDefault(place) is { } usual
            ? usual
            : throw new InputException($"There is no threshold {place} of a rule {rule}; see the list of the project's thresholds.");

    private static AuditRule With(AuditRule rule, List<AuditThresholdEntity> own) => own.All(one => one.Rule != rule.Number) ? rule : rule with
    {
        Thresholds = [.. rule.Thresholds.Select((usual, place) => own.FirstOrDefault(one => one.Rule == rule.Number && one.Place == place) is { } set
            ? usual with { Pass = set.Pass, Fail = set.Fail, IsOwn = true } : usual)],
    };
}
