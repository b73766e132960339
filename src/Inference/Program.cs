using CisLens.Inference.Commands;

namespace CisLens.Inference;

/// <summary>The program: see <see cref="CommandLine"/>. Not made of top-level statements, which would put a second Program beside the portal's.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
