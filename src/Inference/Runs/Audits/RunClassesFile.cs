using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Audits;

/// <summary>Reads the classes of a prepared run from the labels of its rows; every chunk does, so nothing else is taken apart.</summary>
internal static class RunClassesFile
{
    public static RunClasses Read(RunFolder folder, RunSpec spec)
    {
        using var reader = new RunRowReader(folder);
        return new RunClasses(spec.Targets, reader.Labels());
    }
}
