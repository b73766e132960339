using System.CommandLine;
using CisLens.Inference.Runs;

namespace CisLens.Inference.Commands;

/// <summary><c>worker</c>: computes what the portal submits, until it is stopped.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var parent = new Option<bool>("--exit-with-parent")
        {
            Description = "end when a line comes on the standard input, and at once when the input ends because the process that started this one is gone",
        };
        var command = new Command("worker", "Compute the runs that the portal submits. Settings: appsettings.json, environment (CisLens__Data=...) or here (--CisLens:Data=...).")
        {
            parent,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, token) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
            if (parsed.GetValue(parent))
                ParentWatch.Start(stop.Cancel);
            await WorkerHost.RunAsync([.. parsed.UnmatchedTokens], stop.Token).ConfigureAwait(false);
        });
        return command;
    }
}
