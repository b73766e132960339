using System.Text.Json;
using System.Text.Json.Serialization;
using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Figures;
using CisLens.Inference.Statistics;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Tests.Audits;

/// <summary>A run whose audit has every verdict, as a worker would leave it.</summary>
internal static class StoredAudit
{
    private static readonly JsonSerializerOptions Json = new(RunJson.Indented) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static RunSpec Audited(RunSpec spec) => spec with { Audit = new AuditSpec() };

    /// <summary>Gate 1 passes, rule 9 warns on one of two maps, rule 1 fails, rule 15 has no number, nothing is known of the others.</summary>
    public static IReadOnlyList<RuleEvidence> Evidence { get; } =
    [
        new(-1, [new RuleFinding { Subject = "CTCF", Numbers = [new Estimate(0.93, 0.9, 0.95, 1200)], Text = "area under the ROC curve 0.93 on 1,200 sequences." }]),
        new(1, [new RuleFinding { Verdict = AuditVerdict.Fail, Text = "One method of one family: ISM." }]),
        new(9, [
            new RuleFinding { Subject = "Gradient × Input of CTCF", Numbers = [new Estimate(0.8, 0.7, 0.9, 500)], Text = "80 % come back.", Track = new TrackKey("gradient-x-input", 0) },
            new RuleFinding { Subject = "ISM of CTCF", Numbers = [new Estimate(0.45, 0.4, 0.55, 500)], Text = "45 % come back.", Track = new TrackKey("ism", 0), Rows = [1, 0] },
        ])
        {
            Figures = [new IntervalFigure("Output brought back, n = 500", "share", [new IntervalLine("ISM of CTCF", new Estimate(0.45, 0.4, 0.55, 500))]) { Threshold = new FigureThreshold(9) }],
        },
        new(15, [new RuleFinding { Subject = "ISM of CTCF", Numbers = [null], Text = "In no sequence did the output stay." }]),
    ];

    public static async Task FinishAsync(IDbContextFactory<CisLensDb> databases, DataFolder data, string run, IReadOnlyList<RuleEvidence>? evidence = null)
    {
        await StoredRun.FinishAsync(databases, data, run);
        var chunk = Directory.CreateDirectory(data.Run(run).Chunk(StageKeys.Audit, 0)).FullName;
        await File.WriteAllTextAsync(Path.Combine(chunk, "evidence.json"), JsonSerializer.Serialize(evidence ?? Evidence, Json));
    }
}
