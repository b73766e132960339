using CisLens.Inference.Runs.Motifs;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>What a run found about motifs, in its bundle: a page to read and files for other programs.</summary>
internal static class BundleMotifs
{
    public static void Write(BundleArchive archive, RunContext context, CancellationToken token)
    {
        if (RunMotifs.Open(context.Folder) is not { } motifs)
            return;
        archive.Text("motifs.html", "the motifs as one page: logos of both strands, matches, where they lie; needs no other file", writer => MotifReport.Write(writer, motifs));
        for (var index = 0; index < motifs.Motifs.Discoveries.Count; index++)
        {
            var folder = context.Folder.Chunk(StageKeys.Discover(index), 0);
            foreach (var (file, description) in DiscoveryFiles.All)
                archive.Copy(BundleNames.Discovery(context.Spec, index) + file, description, Path.Combine(folder, file));
            foreach (var (file, description) in InstanceFiles.All)
                archive.Copy(BundleNames.Instances(context.Spec, index) + file, description, Path.Combine(context.Folder.Chunk(StageKeys.Instances(index), 0), file));
        }
        WriteFilters(archive, context, motifs);
        if (motifs.Motifs.Scan is null)
            return;
        archive.Text("motifs/fimo.tsv", "where the windows match the known motifs, by row; the ten columns of the MEME Suite, positions in the whole sequence from 1 with the last one included", writer => ScanTable.Write(writer, motifs, token));
        for (var index = 0; index < motifs.Prepared.Layout(StageKeys.Scan)!.Value.Count; index++)
            foreach (var (file, description) in ScanFiles.All)
                archive.Copy(BundleNames.Part(BundleNames.Scan, index) + file, $"{description}, part {index + 1}", Path.Combine(context.Folder.Chunk(StageKeys.Scan, index), file));
    }

    private static void WriteFilters(BundleArchive archive, RunContext context, RunMotifs motifs)
    {
        for (var index = 0; index < motifs.Motifs.Filters.Count; index++)
            foreach (var (file, description) in FilterFiles.All)
                archive.Copy(BundleNames.Filters(context.Spec, index) + file, description, Path.Combine(context.Folder.Chunk(StageKeys.Filters(index), 0), file));
    }
}
