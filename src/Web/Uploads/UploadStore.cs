using CisLens.Shared;
using CisLens.Shared.Settings;
using CisLens.Shared.Storage;
using CisLens.Web.Quotas;

namespace CisLens.Web.Uploads;

/// <summary>Files on their way in. Each piece says where it belongs, so that an interrupted upload goes on where it stopped.</summary>
public sealed class UploadStore(DataFolder data, CisLensSettings settings, QuotaDesk quotas)
{
    private const int BufferBytes = 1 << 17;

    // No project has this name, because it has not the form of an identifier.
    private const string Reading = "reading";

    /// <summary>Where an upload lies once it is whole.</summary>
    public string Whole(UploadKey upload) => Path.Combine(data.Uploads, upload.Project, upload.Person, upload.Id);

    /// <summary>Where the file of a set lies until it is read; by the set's id, so that a restart finds it.</summary>
    public string FileOf(string set) => Path.Combine(Directory.CreateDirectory(Path.Combine(data.Uploads, Reading)).FullName, set);

    /// <summary>How many bytes have arrived; the whole length when it is complete.</summary>
    public long Offset(UploadKey upload) =>
        new[] { Whole(upload), Part(upload) }.Select(path => new FileInfo(path)).FirstOrDefault(file => file.Exists)?.Length ?? 0;

    /// <summary>
    /// Appends a piece and answers the new offset. The piece is not looked at, and nothing changes, when the offset differs from
    /// <see cref="Offset"/>; the true one is answered.
    /// </summary>
    /// <exception cref="InputException">The file is larger than may be uploaded or stored, or the disk is full.</exception>
    public async Task<long> AppendAsync(UploadKey upload, long offset, long length, Stream piece, CancellationToken cancellationToken)
    {
        if (length > settings.Uploads.MaximumBytes)
            throw new InputException($"The file has {length:N0} bytes; {settings.Uploads.MaximumBytes:N0} is the most that may be uploaded (setting CisLens:Uploads:MaximumBytes).");
        if (Offset(upload) != offset || File.Exists(Whole(upload)))
            return Offset(upload);
        await quotas.CheckStoreAsync(upload.Person, upload.Project, length - offset, cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(Whole(upload))!);
        var now = await WriteAsync(Part(upload), length, piece, cancellationToken);
        if (now == length)
            File.Move(Part(upload), Whole(upload));
        return now;
    }

    /// <summary>Removes what nobody has added to since a moment, but for the files that sets still wait for.</summary>
    /// <returns>How many files.</returns>
    public int RemoveUntouched(DateTime since, IReadOnlySet<string> waiting)
    {
        if (!Directory.Exists(data.Uploads))
            return 0;
        var isKept = waiting.Select(FileOf).ToHashSet();
        var old = new DirectoryInfo(data.Uploads).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.LastWriteTimeUtc < since && !isKept.Contains(file.FullName)).ToList();
        foreach (var file in old)
            file.Delete();
        return old.Count;
    }

    private static async Task<long> WriteAsync(string path, long length, Stream piece, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
            var buffer = new byte[BufferBytes];
            while (file.Position <= length && await piece.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            if (file.Position > length)
                throw new InputException("The upload holds more bytes than it announced; send it again.");
            return file.Position;
        }
        catch (IOException error) when (StorageFullException.IsCause(error))
        {
            throw new InputException("The disk of the portal is full; free some space and upload the file again.", error);
        }
    }

    private string Part(UploadKey upload) => Whole(upload) + ".part";
}
