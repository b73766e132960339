using System.CommandLine;
using CisLens.Shared;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Commands;

/// <summary>The commands. Each gets one line here.</summary>
public static class CommandLine
{
    /// <summary>A fault in the program.</summary>
    public const int Fault = 1;

    /// <summary>Bad input; one line on the error output says what and how to put it right.</summary>
    public const int BadInput = 2;

    /// <summary>What was compared is not equal.</summary>
    public const int Differs = 3;

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
            ReadinessCommand.Create(),
            WorkerCommand.Create(),
            ModiscoCommand.Create(),
            SimulateCommand.Create(),
            FimoCommand.Create(),
            KmersCommand.Create(),
            TrainCommand.Create(),
            TrainOnSetCommand.Create(),
            KnownAnswerCommand.Create(),
            TomtomCommand.Create(),
            CompareCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync().ConfigureAwait(false);
            return BadInput;
        }
        return await GuardAsync(() => parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // A worker gives its chunk back before it ends.
            ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
        })).ConfigureAwait(false);
    }

    /// <summary>Turns what goes wrong into one line and an exit code.</summary>
    private static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is InputException or StorageFullException)
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
