using System.Diagnostics;

namespace CisLens.Inference.Commands;

/// <summary>
/// Listens on the standard input for the process that started this one. A line asks for a graceful end; the end of the input
/// means that the other process is gone, and a worker without a portal must not go on unseen.
/// </summary>
internal static class ParentWatch
{
    /// <summary>Begins to listen.</summary>
    /// <param name="stop">Called when asked to end.</param>
    public static void Start(Action stop) =>
        new Thread(() => Watch(stop)) { IsBackground = true, Name = "parent watch" }.Start();

    private static void Watch(Action stop)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        while (input.ReadLine() is not null)
            stop();
        // At once and without tidying: whatever is half-done is done again by the next worker.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
