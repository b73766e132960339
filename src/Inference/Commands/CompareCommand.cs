using System.CommandLine;
using CisLens.Inference.Runs.Bundles.Compare;
using CisLens.Inference.Runs.Bundles.Import;
using CisLens.Shared;

namespace CisLens.Inference.Commands;

/// <summary><c>compare</c>: two bundles, file by file and value by value.</summary>
internal static class CompareCommand
{
    private static readonly Argument<FileInfo> First = new("first") { Description = "a bundle" };
    private static readonly Argument<FileInfo> Second = new("second") { Description = "another" };

    public static Command Create()
    {
        var command = new Command("compare", "Compare two bundles: which files differ, and by how much their arrays do.") { First, Second };
        command.SetAction((parsed, token) => Task.FromResult(Compare(parsed.GetRequiredValue(First), parsed.GetRequiredValue(Second), token)));
        return command;
    }

    private static int Compare(FileInfo first, FileInfo second, CancellationToken token)
    {
        using var a = Open(first, token);
        using var b = Open(second, token);
        var difference = BundleComparison.Run(a, b, null, token);
        DifferenceText.Write(Console.Out, difference);
        return difference.HasEqualNumbers ? 0 : CommandLine.Differs;
    }

    private static BundleReader Open(FileInfo file, CancellationToken token)
    {
        if (!file.Exists)
            throw new InputException($"There is no file {file.FullName}; give the zip of a run.", file.FullName);
        var bundle = BundleReader.Open(file.FullName, file.Name);
        try
        {
            bundle.Verify(null, token);
            return bundle;
        }
        catch
        {
            bundle.Dispose();
            throw;
        }
    }
}
