using System.CommandLine;
using CisLens.Shared;

namespace CisLens.Inference.Commands;

/// <summary>The commands. Each gets one line here.</summary>
public static class CommandLine
{
    /// <summary>Everything went well.</summary>
    public const int Good = 0;

    /// <summary>A fault in the program.</summary>
    public const int Fault = 1;

    /// <summary>Bad input; one line on the error output says what and how to put it right.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl+C or a signal.</summary>
    public const int Stopped = 130;

    /// <summary>Runs the program.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("CisLens: sequence-to-function models, explained.")
        {
            PredictCommand.Create(),
            AttributeCommand.Create(),
            RunCommand.Create(),
            WorkerCommand.Create(),
            TrainCommand.Create(),
            KnownAnswerCommand.Create(),
            SimulateCommand.Create(),
        };
        var parsed = root.Parse(args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        return exit == Fault && parsed.Errors.Count > 0 ? BadInput : exit;
    }

    /// <summary>Runs a command's work and turns what goes wrong into one line and an exit code.</summary>
    internal static async Task<int> GuardAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return Good;
        }
        catch (Exception error) when (error is InputException or Shared.Storage.StorageFullException)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. The same command goes on where this one ended.").ConfigureAwait(false);
            return Stopped;
        }
        catch (Exception error)
        {
            await Console.Error.WriteLineAsync($"A fault in the program, not in your input: {error}").ConfigureAwait(false);
            return Fault;
        }
    }
}
