using System.IO.Compression;
using System.Text;
using CisLens.Inference.Runs.Bundles.People;
using CisLens.Shared;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles.Import;

/// <summary>A bundle as the last stage of its run wrote it: without what people said, the listings last.</summary>
public static class PlainBundle
{
    /// <summary>Whether a bundle is one already.</summary>
    public static bool Is(BundleReader bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return !bundle.HasPeople && bundle.Files.TakeLast(BundleListing.Names.Count).SequenceEqual(BundleListing.Names);
    }

    /// <summary>Packs a bundle anew without what people said.</summary>
    /// <param name="bundle">The bundle, verified.</param>
    /// <param name="path">Where it goes, whole or not at all.</param>
    /// <param name="token">Stops between files.</param>
    /// <exception cref="InputException">Its listings cannot be read.</exception>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    public static void Write(BundleReader bundle, string path, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        BundleFault.Guard(bundle.Name, () =>
        {
            var listing = BundleListing.Read(bundle.Text).With([]);
            AtomicFile.Write(path, target =>
            {
                using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
                foreach (var file in bundle.Files.Where(file => !BundleNames.IsOfPeople(file) && !BundleListing.Names.Contains(file)))
                {
                    token.ThrowIfCancellationRequested();
                    using var source = bundle.Open(file);
                    using var stream = BundleArchive.Entry(zip, file, bundle.IsStored(file) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                    source.CopyTo(stream);
                }
                foreach (var (name, text) in BundleListing.Names.Zip(listing.Texts))
                {
                    using var stream = BundleArchive.Entry(zip, name, CompressionLevel.Optimal);
                    stream.Write(Encoding.UTF8.GetBytes(text));
                }
            });
            return true;
        });
    }
}
