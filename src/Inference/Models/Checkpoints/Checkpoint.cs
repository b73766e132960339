using System.Security.Cryptography;
using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Opens weights files: the kind is seen from the content, never from the extension. Nothing in a file is ever run.</summary>
public static class Checkpoint
{
    private const int StartBytes = 512;

    /// <summary>
    /// Opens a safetensors file, a PyTorch file of either form, a TorchScript archive, or DeepBind text parameters.
    /// </summary>
    /// <param name="path">The weights file.</param>
    /// <returns>The open checkpoint; dispose it after its tensors have been read.</returns>
    /// <exception cref="InputException">The file is missing, damaged, of another kind, or asks for code to be run.</exception>
    public static ICheckpoint Open(string path)
    {
        var file = CheckpointFile.Open(path);
        try
        {
            return Read(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The SHA-256 of the whole file as 64 lower-case hexadecimal digits.</summary>
    /// <param name="path">Any file.</param>
    /// <exception cref="InputException">The file does not exist or cannot be read.</exception>
    public static string Sha256(string path)
    {
        using var file = CheckpointFile.Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (long offset = 0; offset < file.Length;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, file.Length - offset));
            file.Read(offset, part);
            hash.AppendData(part);
            offset += part.Length;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static ICheckpoint Read(CheckpointFile file)
    {
        var start = new byte[Math.Min(file.Length, StartBytes)];
        file.Read(0, start);
        if (ZipDirectory.Recognizes(start))
            return TorchZipReader.Read(file);
        if (TorchLegacyReader.Recognizes(start))
            return TorchLegacyReader.Read(file);
        if (DeepBindReader.Recognizes(start))
            return DeepBindReader.Read(file);
        if (SafetensorsReader.Recognizes(file, start))
            return SafetensorsReader.Read(file);
        throw file.Refuse($"{UnknownContent.Describe(start)}; accepted are safetensors, PyTorch .pth/.pt, TorchScript, and DeepBind 0.1 parameters.");
    }
}
