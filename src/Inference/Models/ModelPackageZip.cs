using System.IO.Compression;
using CisLens.Shared;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Models;

/// <summary>Unpacks a model package from a zip.</summary>
public static class ModelPackageZip
{
    private const int MostFiles = 200;

    // With what is not taken.
    private const int MostListed = 10_000;
    private const long MostBytes = 8L << 30;

    /// <summary>Unpacks and checks a package; when anything is wrong, nothing stays.</summary>
    /// <param name="zip">Path of the zip; <c>model.json</c> lies at its top or in its only folder.</param>
    /// <param name="folder">Where the package goes; must not exist.</param>
    /// <exception cref="InputException">It is no zip, holds no package, holds unsafe paths, or is too large.</exception>
    public static ModelPackage Extract(string zip, string folder)
    {
        var name = Path.GetFileName(zip);
        if (Directory.Exists(folder))
            throw new InputException($"There is already a package in {Path.GetFileName(folder)}.", name);
        try
        {
            using var archive = BoundedZip.Open(File.OpenRead(zip), MostListed, name);
            AtomicDirectory.Write(folder, temporary =>
            {
                Extract(archive, name, temporary);
                ModelPackage.Open(temporary);
            });
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{name} is not a readable zip: it is damaged or of another kind.", error);
        }
        return ModelPackage.Open(folder);
    }

    private static void Extract(ZipArchive archive, string name, string folder)
    {
        var card = archive.Entries.Where(entry => entry.Name == ModelCard.FileName).MinBy(entry => entry.FullName.Length)
            ?? throw new InputException($"{name} holds no {ModelCard.FileName}; a model package is a folder or zip with {ModelCard.FileName} and weights.", name);
        var inner = card.FullName[..^card.Name.Length];
        // Only plain files beside the card are taken, so no entry can leave the folder.
        var files = archive.Entries.Where(entry => entry.Name.Length > 0 && IsBeside(entry.FullName, inner, name)).ToList();
        if (files.Count > MostFiles || files.Sum(entry => entry.Length) > MostBytes)
            throw new InputException($"{name} unpacks to more than {MostFiles} files or {MostBytes >> 30} GB; that is no model package.", name);
        if (files.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException($"{name} holds '{twice.Key}' twice; pack the package anew, each file once.", name);
        long left = MostBytes;
        if (files.Find(IsLink) is { } link)
            throw new InputException($"{name} holds the link '{link.FullName}'; pack the file itself.", name);
        foreach (var entry in files)
            left -= Extract(entry, Path.Combine(folder, entry.Name), left, name);
    }

    // The upper half of the attributes is the mode of Unix.
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    private static bool IsBeside(string path, string inner, string zip)
    {
        if (path.Contains('\\') || path.StartsWith('/') || path.Split('/').Contains(".."))
            throw new InputException($"{zip} holds the unsafe path '{path}'; pack the files of the package without folders.", zip);
        return path.StartsWith(inner, StringComparison.Ordinal) && !path[inner.Length..].Contains('/');
    }

    /// <summary>Copies at most what is left: the size that a zip states may be a lie.</summary>
    private static long Extract(ZipArchiveEntry entry, string path, long left, string zip)
    {
        using var source = entry.Open();
        using var target = new FileStream(path, FileMode.CreateNew);
        var buffer = new byte[1 << 17];
        long copied = 0;
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            copied += read;
            if (copied > left)
                throw new InputException($"{zip} unpacks to more than {MostBytes >> 30} GB; that is no model package.", zip);
            target.Write(buffer, 0, read);
        }
        return copied;
    }
}
