using System.Diagnostics;

namespace CisLens.Inference.Commands;

/// <summary>Ends this process when its standard input ends: the process that started it is gone, and a worker without a portal must not go on unseen.</summary>
internal static class ParentWatch
{
    public static void Start() => new Thread(Watch) { IsBackground = true, Name = "parent watch" }.Start();

    private static void Watch()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (input.Read(buffer) > 0)
        {
            // Nothing is said on this channel; only its end counts.
        }
        // At once and without tidying: whatever is half-done is done again by the next worker.
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}
