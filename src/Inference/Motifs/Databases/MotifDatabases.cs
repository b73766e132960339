using System.Collections.Concurrent;
using System.Security.Cryptography;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Starter;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Motifs.Databases;

/// <summary>The databases in the data folder and the one that ships. What was parsed is kept by checksum while somebody uses it.</summary>
public sealed class MotifDatabases(IDbContextFactory<CisLensDb> contexts, DataFolder data) : IMotifDatabases
{
    // Users hold a copy with the name that they chose; what they share, and what is large, are the motifs.
    private readonly ConcurrentDictionary<string, (MotifDatabase Empty, WeakReference<IReadOnlyList<Motif>> Motifs)> _parsed = new();

    /// <inheritdoc />
    public async Task<IReadOnlyList<MotifDatabaseSource>> ListAsync(string project, CancellationToken token)
    {
        var context = await contexts.CreateDbContextAsync(token).ConfigureAwait(false);
        await using var disposal = context.ConfigureAwait(false);
        var stored = await context.MotifDatabases.AsNoTracking().Where(one => one.ProjectId == project || one.ProjectId == null)
            .OrderBy(one => one.ProjectId == null).ThenByDescending(one => one.CreatedAt)
            .Select(one => new MotifDatabaseSource(one.Id, one.Name, one.Version, one.Sha256, one.Motifs))
            .ToListAsync(token).ConfigureAwait(false);
        return [.. stored, StarterSet.Source];
    }

    /// <inheritdoc />
    public MotifDatabase Open(MotifDatabaseSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Id == StarterSet.Id)
            return source.Sha256 == StarterSet.Source.Sha256 ? StarterSet.Database : throw Changed(source);
        if (!Identifier.IsValid(source.Id) || !File.Exists(data.MotifDatabase(source.Id)))
            throw new InputException($"The motif database '{source.Name}' is not in this installation: add its file again and choose that.");
        var parsed = _parsed.TryGetValue(source.Sha256, out var kept) && kept.Motifs.TryGetTarget(out var motifs) ? kept.Empty with { Motifs = motifs } : Parse(source);
        return parsed with { Name = source.Name, Version = source.Version };
    }

    private MotifDatabase Parse(MotifDatabaseSource source)
    {
        var bytes = File.ReadAllBytes(data.MotifDatabase(source.Id));
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != source.Sha256)
            throw Changed(source);
        using var stream = new MemoryStream(bytes);
        var database = MotifFiles.Read(stream, source.Name);
        _parsed[source.Sha256] = (database with { Motifs = [] }, new WeakReference<IReadOnlyList<Motif>>(database.Motifs));
        return database;
    }

    private static InputException Changed(MotifDatabaseSource source) =>
        new($"The motif database '{source.Name}' is not the one that was chosen (its checksum differs): add the file of that version and choose it.");
}
