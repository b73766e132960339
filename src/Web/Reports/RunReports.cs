using System.Text;
using CisLens.Inference.Runs.Reports;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Selections;
using CisLens.Web.Verdicts;

namespace CisLens.Web.Reports;

/// <summary>Reports of runs as of now: by the thresholds of the project, with what was shown and reviewed since.</summary>
public sealed class RunReports(RunAudits audits, ShownExamples examples, DataFolder data)
{
    /// <summary>The page as UTF-8; null when the project has no such run, and while it is not prepared.</summary>
    public async Task<byte[]?> WriteAsync(string project, string run, CancellationToken cancellationToken)
    {
        if (await audits.FindAsync(project, run, cancellationToken) is not { Head.Prepared: not null } audit || await examples.FindAsync(project, run, 0, cancellationToken) is not { } shown)
            return null;
        return await Task.Run(() =>
        {
            using var sequences = SequenceSet.Open(data.SequenceSet(audit.Head.Spec.Sequences.Id));
            using var stream = new MemoryStream();
            using (var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
                RunReport.Write(writer, new ReportSource(data.Run(run), sequences, audit.Rules)
                {
                    Shown = [.. shown.Shown.Select(one => (one.Example, one.Caption))],
                    Validation = audit.Validation,
                }, cancellationToken);
            return stream.ToArray();
        }, cancellationToken);
    }
}
