using System.Security.Cryptography;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Starter;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Commands;

/// <summary>The known motifs of a run from the command line: the files given, and the set that ships.</summary>
internal sealed class LocalMotifDatabases
{
    private readonly List<(MotifDatabaseSource Source, MotifDatabase Database)> _given;

    /// <summary>Reads files.</summary>
    /// <param name="files">Files, or <c>starter</c>.</param>
    /// <exception cref="InputException">A file is not there or holds no motifs.</exception>
    public LocalMotifDatabases(IReadOnlyList<string> files) => _given = [.. files.Select(Read)];

    /// <summary>The databases given, in their order.</summary>
    public IReadOnlyList<MotifDatabaseSource> Sources => [.. _given.Select(one => one.Source)];

    /// <summary>The database that a specification names; the same file may have another name here.</summary>
    /// <exception cref="InputException">It is not among those given.</exception>
    public MotifDatabase Open(MotifDatabaseSource source)
    {
        if (_given.FirstOrDefault(one => one.Source.Sha256 == source.Sha256).Database is { } found)
            return found with { Name = source.Name, Version = source.Version };
        return source.Sha256 == StarterSet.Source.Sha256
            ? StarterSet.Database
            : throw new InputException($"The specification names the motif database '{source.Name} {source.Version}' (SHA-256 {source.Sha256}), which is not among the files given; give its file with --known-motifs.");
    }

    private static (MotifDatabaseSource, MotifDatabase) Read(string file)
    {
        if (file == StarterSet.Id)
            return (StarterSet.Source, StarterSet.Database);
        var database = MotifFiles.Read(file);
        var sha = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        return (new MotifDatabaseSource(sha[..12], Path.GetFileName(file), "", sha, database.Motifs.Count), database);
    }
}
