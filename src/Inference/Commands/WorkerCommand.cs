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
            Description = "end at once when the standard input ends, which it does when the process that started this one is gone",
        };
        var command = new Command("worker", "Compute the runs that the portal submits. Settings: appsettings.json, environment (CisLens__Data=...) or here (--CisLens:Data=...).")
        {
            parent,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, token) => CommandLine.GuardAsync(async () =>
        {
            if (parsed.GetValue(parent))
                ParentWatch.Start();
            await WorkerHost.RunAsync([.. parsed.UnmatchedTokens], token).ConfigureAwait(false);
        }));
        return command;
    }
}
