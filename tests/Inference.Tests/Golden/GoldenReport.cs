namespace CisLens.Inference.Tests.Golden;

/// <summary>One line for each golden case in the file named by CISLENS_GOLDEN_REPORT, which <c>./test.sh</c> prints at its end.</summary>
internal static class GoldenReport
{
    private static readonly Lock Gate = new();
    private static readonly string? File = Environment.GetEnvironmentVariable("CISLENS_GOLDEN_REPORT");

    public static void Add(string line)
    {
        if (File is null)
            return;
        lock (Gate)
            System.IO.File.AppendAllText(File, line + Environment.NewLine);
    }

    /// <summary>Skips a case by name, and says so in the report.</summary>
    public static void SkipIf(bool condition, string reason)
    {
        if (condition)
            Add($"{reason} (skipped)");
        Skip.If(condition, reason);
    }
}
