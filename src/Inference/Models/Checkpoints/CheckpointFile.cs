using CisLens.Shared;
using Microsoft.Win32.SafeHandles;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>An open checkpoint file: random access from any thread, and the one place that words refusals.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly SafeFileHandle _handle;

    private CheckpointFile(string path, SafeFileHandle handle)
    {
        Path = path;
        Name = System.IO.Path.GetFileName(path);
        Length = RandomAccess.GetLength(handle);
        _handle = handle;
    }

    public string Path { get; }

    public string Name { get; }

    public long Length { get; }

    public static CheckpointFile Open(string path)
    {
        try
        {
            return new CheckpointFile(path, File.OpenHandle(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} does not exist; give the path of a weights file.", System.IO.Path.GetFileName(path));
        }
        catch (Exception error) when (error is UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException($"{path} cannot be opened as a file; check that it is a file and that it may be read.", System.IO.Path.GetFileName(path));
        }
    }

    /// <summary>Fills the whole span from the offset on.</summary>
    public void Read(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            var count = RandomAccess.Read(_handle, destination, offset);
            if (count == 0)
                throw Refuse("ends before its last byte was read: the file is incomplete; copy or download it again.");
            offset += count;
            destination = destination[count..];
        }
    }

    /// <summary>A refusal that starts with the file's name; the sentence goes on with a verb.</summary>
    public InputException Refuse(string sentence) => new($"{Name} {sentence}", Name);

    /// <summary>Text from the file, made safe to show: short, and without control characters.</summary>
    public static string Show(string text)
    {
        const int longest = 120;
        var shown = text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest), "...");
        return string.Concat(shown.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
    }

    public void Dispose() => _handle.Dispose();
}
