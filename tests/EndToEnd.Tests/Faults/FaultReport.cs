namespace CisLens.EndToEnd.Tests.Faults;

/// <summary>The file that <c>./test.sh reliability</c> prints: <c>CISLENS_FAULT_REPORT</c>.</summary>
internal static class FaultReport
{
    public static async Task LineAsync(string line)
    {
        if (Environment.GetEnvironmentVariable("CISLENS_FAULT_REPORT") is { Length: > 0 } report)
            await File.AppendAllTextAsync(report, line + "\n");
    }
}
