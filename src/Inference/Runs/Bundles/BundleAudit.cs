using CisLens.Inference.Evaluation.Audit;
using CisLens.Inference.Runs.Audits;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>A run's audit in its bundle: the verdicts as a table, the evidence with its figures, and what the tests measured.</summary>
internal static class BundleAudit
{
    public static void Write(BundleArchive archive, RunContext context, PreparedRun prepared, CancellationToken token)
    {
        if (RunAudit.Open(context.Folder) is not { } audit)
            return;
        archive.Text("audit.tsv", "the verdict on each rule by the default thresholds, with number, 95 % interval and n; a project may judge by thresholds of its own", writer =>
            VerdictTable.Write(writer, audit.Judge(AuditRules.Gates.Concat(AuditRules.All))));
        Copy(archive, context.Folder.Chunk(StageKeys.Audit, 0), BundleNames.Audit, file => file == AuditFiles.Name
            ? "what the verdicts rest on: findings with their numbers and rows, and figures as numbers"
            : "what a test of the audit found, put together for its page");
        foreach (var test in context.Spec.Audit!.Tests)
            WriteTest(archive, context.Folder, prepared, test, token);
    }

    private static void WriteTest(BundleArchive archive, RunFolder folder, PreparedRun prepared, AuditTestSpec test, CancellationToken token)
    {
        var key = StageKeys.Test(test.Test);
        for (var index = 0; index < prepared.Layout(key)!.Value.Count; index++)
        {
            token.ThrowIfCancellationRequested();
            var description = $"{AuditTests.Get(test.Test).Info.Name}: what was measured, part {index + 1}";
            Copy(archive, folder.Chunk(key, index), BundleNames.Part(BundleNames.Audit + key, index), _ => description);
        }
    }

    private static void Copy(BundleArchive archive, string folder, string prefix, Func<string, string> describe)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            archive.Copy($"{prefix}{Path.GetRelativePath(folder, file).Replace('\\', '/')}", describe(Path.GetFileName(file)), file);
    }
}
