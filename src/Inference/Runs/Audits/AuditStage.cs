using CisLens.Inference.Evaluation.Audit;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Puts the evidence for all rules together, once all tests are done.</summary>
internal static class AuditStage
{
    public static void Run(RunContext context, PreparedRun prepared, IStageProgress? progress, CancellationToken token)
    {
        AtomicDirectory.Write(context.Folder.Chunk(StageKeys.Audit, 0), folder => AuditFiles.Write(folder, Collect(context, prepared, folder, progress, token)));
        progress?.Report(1);
    }

    private static List<RuleEvidence> Collect(RunContext context, PreparedRun prepared, string folder, IStageProgress? progress, CancellationToken token)
    {
        using var reading = new AuditReading(context, prepared, folder);
        var evidence = new List<RuleEvidence>();
        foreach (var spec in context.Spec.Audit!.Tests)
        {
            var test = AuditTests.Get(spec.Test);
            progress?.Say($"evidence: {test.Info.Name}");
            var key = StageKeys.Test(spec.Test);
            var chunks = Enumerable.Range(0, prepared.Layout(key)!.Value.Count).Select(index => context.Folder.Chunk(key, index)).ToList();
            evidence.AddRange(test.Evidence(reading, chunks, AuditTests.Options(spec), token));
        }
        foreach (var source in AuditEvidences.All)
            evidence.AddRange(source.Collect(reading, token));
        return evidence;
    }
}
