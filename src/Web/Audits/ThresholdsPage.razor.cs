using System.Security.Claims;
using CisLens.Web.Shell;
using CisLens.Web.Verdicts;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Audits;

/// <summary>The thresholds by which a project judges its runs.</summary>
public sealed partial class ThresholdsPage
{
    private int _generation;

    [Parameter]
    public required string ProjectId { get; set; }

    [Inject]
    private ProjectThresholds Thresholds { get; set; } = null!;

    [Inject]
    private ProjectNames Names { get; set; } = null!;

    [Inject]
    private Attempt Attempt { get; set; } = null!;

    private async Task<ThresholdList?> LoadAsync(CancellationToken cancellationToken) => await Names.FindAsync(ProjectId, cancellationToken) is { } name
        ? new ThresholdList(name, [.. (await Thresholds.RulesAsync(ProjectId, cancellationToken)).Where(rule => rule.Thresholds.Count > 0)])
        : null;

    private Task SetAsync(int rule, int place, (double Pass, double Fail) numbers) =>
        ChangeAsync(user => Thresholds.SetAsync(user, ProjectId, rule, place, numbers.Pass, numbers.Fail, CancellationToken.None));

    private Task ResetAsync(int? rule) => ChangeAsync(user => Thresholds.ResetAsync(user, ProjectId, rule, CancellationToken.None));

    private async Task ChangeAsync(Func<ClaimsPrincipal, Task> change)
    {
        if (await Attempt.RunAsync(change))
            _generation++;
    }
}
