using System.Security.Cryptography;
using System.Text;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>The checksum of a run's bundle, kept beside it so that it need not be read for each download.</summary>
public static class BundleHash
{
    private const int Digits = 64;

    /// <summary>The SHA-256 (hex) of a run's bundle; computed and kept where it is not known. Null while there is no bundle.</summary>
    public static string? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!File.Exists(folder.Bundle))
            return null;
        if (!File.Exists(folder.BundleSha256))
        {
            using var bundle = File.OpenRead(folder.Bundle);
            Write(folder, bundle);
        }
        return File.ReadAllText(folder.BundleSha256)[..Digits];
    }

    /// <summary>Keeps the checksum of a bundle.</summary>
    /// <param name="folder">The run's files.</param>
    /// <param name="bundle">The bundle, which may not have its name yet; read from its beginning.</param>
    internal static void Write(RunFolder folder, Stream bundle)
    {
        bundle.Position = 0;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bundle));
        AtomicFile.Write(folder.BundleSha256, stream => stream.Write(Encoding.ASCII.GetBytes($"{hash}  {Path.GetFileName(folder.Bundle)}\n")));
    }
}
