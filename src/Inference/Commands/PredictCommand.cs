using System.CommandLine;

namespace CisLens.Inference.Commands;

/// <summary><c>predict</c>: a model's outputs for a file of sequences.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var command = new Command("predict", "Predict with a model.");
        var shared = new LocalRunOptions();
        var specification = new SpecificationOptions();
        shared.AddTo(command);
        specification.AddTo(command);
        command.SetAction((parsed, token) =>
            LocalRun.RunAsync(shared.Read(parsed), (package, sequences, _) => specification.Read(parsed, package, sequences, []), token));
        return command;
    }
}
