using System.Globalization;
using CisLens.Shared.Storage;

namespace CisLens.Shared.Runs;

/// <summary>
/// What of a finished run follows again from its specification and is not needed to read it: the model's raw outputs, arrays of a method that are larger than its scores of
/// the observed bases (the four scores of each position, maps of windows), and columns for sorting and the ends of downloads, which are made again when they are asked for.
/// The bundle has all but the last two. Predictions, scores of the observed bases, motifs, tests and the audit stay.
/// </summary>
public static class RunIntermediates
{
    /// <summary>The files that can be removed, those already gone not among them.</summary>
    public static IReadOnlyList<FileInfo> Of(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return [.. Outputs(folder), .. Attributions(folder), .. Files(folder.Columns), .. Files(folder.Downloads)];
    }

    /// <summary>Removes them. That they were removed is written down first, so that a process which is killed in the middle leaves no run that seems complete.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="now">When (UTC).</param>
    /// <returns>Their bytes; what a run that was made of this one has in common with it leaves the disk only when that one goes too.</returns>
    public static long Remove(RunFolder folder, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.Write(folder.Reclaimed, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(now.ToString("O", CultureInfo.InvariantCulture));
        });
        var bytes = 0L;
        foreach (var file in Of(folder))
        {
            bytes += file.Length;
            file.Delete();
        }

        return bytes;
    }

    private static IEnumerable<FileInfo> Outputs(RunFolder folder) =>
        Files(folder.Stage(StageKeys.Predict)).Where(file => file.Name == ChunkFiles.Outputs);

    private static IEnumerable<FileInfo> Attributions(RunFolder folder) =>
        from chunk in Files(folder.Stage(StageKeys.Attributions)).GroupBy(file => file.DirectoryName)
        let observed = chunk.FirstOrDefault(file => file.Name == ChunkFiles.Observed)
        where observed is not null
        from file in chunk
        where file.Length > observed.Length
        select file;

    private static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories) : [];
}
