using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>One chunk of one test.</summary>
internal static class TestStage
{
    public static void Run(RunContext context, PreparedRun prepared, string stageKey, int index, IStageProgress? progress, CancellationToken token)
    {
        var spec = context.Spec.Audit!.Tests.Single(test => test.Test == StageKeys.ParseTest(stageKey));
        var layout = prepared.Layout(stageKey)!.Value;
        AtomicDirectory.Write(context.Folder.Chunk(stageKey, index), folder => AuditTests.Get(spec.Test).Run(
            new TestWork(context, prepared), AuditTests.Options(spec), (layout.First(index), layout.RowsOf(index)), folder, progress, token));
    }
}
