using System.CommandLine;
using CisLens.Inference.Training;

namespace CisLens.Inference.Commands;

/// <summary><c>make-known-answer</c>: writes the package of the network whose right attribution is known.</summary>
internal static class KnownAnswerCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write the package to.", Required = true };
        var command = new Command("make-known-answer", "Write the network whose right attribution is known exactly.") { output };
        command.SetAction((parsed, _) =>
        {
            var folder = parsed.GetRequiredValue(output);
            folder.Create();
            KnownAnswerNetwork.Write(folder.FullName);
            return Task.CompletedTask;
        });
        return command;
    }
}
