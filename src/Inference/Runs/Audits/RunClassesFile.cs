using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Reads the classes of a prepared run from its rows.</summary>
internal static class RunClassesFile
{
    private const int AtOnce = 4096;

    public static RunClasses Read(RunFolder folder, RunSpec spec)
    {
        using var reader = new RunRowReader(folder);
        var labels = new List<string?>((int)reader.Count);
        for (long first = 0; first < reader.Count; first += AtOnce)
            labels.AddRange(reader.Read(first, (int)Math.Min(AtOnce, reader.Count - first)).Select(row => row.Label is null ? null : string.Intern(row.Label)));
        return new RunClasses(spec.Targets, labels);
    }
}
