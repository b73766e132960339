namespace CisLens.Inference.Models.Checkpoints;

/// <summary>Says what a file that is no weights file seems to be, from its first bytes.</summary>
internal static class UnknownContent
{
    private const int ShownBytes = 8;

    /// <returns>The middle of a sentence, after the file's name.</returns>
    public static string Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "is empty";
        if (start.IndexOf("HDF\r\n\x1a\n"u8) == 1)
            return "is an HDF5 file (Keras), which is not read here: convert its weights to safetensors";
        if (start.StartsWith("version https://git-lfs"u8))
            return "is only a Git LFS pointer, not the weights themselves: run \"git lfs pull\" where it came from";
        if (start.Length > 1 && start[0] == 0x1f && start[1] == 0x8b)
            return "is compressed with gzip: unpack it first";
        if (start.IndexOf("NUMPY"u8) == 1)
            return "is a NumPy array, which carries no parameter names: save the parameters as safetensors";
        if (start.IndexOf("ustar"u8) == 257)
            return "is a tar archive (PyTorch before 0.2 wrote such files): load it in PyTorch and save it again";
        if (start.StartsWith("<"u8))
            return "is a web page or XML text: the download gave a page in place of the file";
        return $"is of no known kind (it starts with the bytes {Convert.ToHexStringLower(start[..Math.Min(start.Length, ShownBytes)])})";
    }
}
