using System.Security.Claims;
using System.Security.Cryptography;
using CisLens.Inference.Motifs;
using CisLens.Inference.Motifs.Files;
using CisLens.Inference.Motifs.Starter;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Motifs.Databases;

/// <summary>Motif databases: list, look, add, change, delete. A database is found only below the project that owns it, or below every project where it is shared.</summary>
public sealed class MotifDatabaseService(
    IDbContextFactory<CisLensDb> contexts, DataFolder data, UploadStore uploads, IMotifDatabases databases, ProjectNames names,
    ActivityLog activities, TimeProvider clock)
{
    public const int LongestName = 100;
    public const int LongestVersion = 50;
    public const int LongestLicence = 2000;

    /// <summary>Null when there is no such project.</summary>
    public async Task<MotifDatabaseList?> ListAsync(string project, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.MotifDatabases.AsNoTracking().Where(one => one.ProjectId == project || one.ProjectId == null)
            .OrderBy(one => one.ProjectId == null).ThenByDescending(one => one.CreatedAt).ToListAsync(cancellationToken);
        return new MotifDatabaseList(name, [.. stored.Select(Line), Starter]);
    }

    /// <summary>Null when the project has no such database.</summary>
    /// <exception cref="InputException">Its file is gone or was changed.</exception>
    public async Task<MotifDatabaseView?> FindAsync(string project, string id, CancellationToken cancellationToken)
    {
        if (await ListAsync(project, cancellationToken) is not { } list || list.Databases.FirstOrDefault(one => one.Id == id) is not { } line)
            return null;
        var source = new MotifDatabaseSource(line.Id, line.Name, line.Version, line.Sha256, line.Motifs);
        return new MotifDatabaseView(list.ProjectName, line, await Task.Run(() => databases.Open(source), cancellationToken));
    }

    /// <summary>The file of a database, as it was added; null when the project has no such database.</summary>
    public async Task<(Stream Content, string Name)?> FileAsync(string project, string id, CancellationToken cancellationToken)
    {
        if (await ListAsync(project, cancellationToken) is not { } list || list.Databases.FirstOrDefault(one => one.Id == id) is not { } line)
            return null;
        return (id == StarterSet.Id ? new MemoryStream(StarterSet.File.ToArray()) : File.OpenRead(data.MotifDatabase(id)), line.FileName);
    }

    /// <summary>Makes a database of an upload that has arrived whole. The upload is gone afterwards, also where it cannot be used.</summary>
    /// <param name="user">Who adds it.</param>
    /// <param name="project">The project.</param>
    /// <param name="upload">The upload's identifier.</param>
    /// <param name="fileName">What the person calls the file.</param>
    /// <param name="details">Name, version and licence.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The file has not arrived, or is no file of motifs: the sentence names the line.</exception>
    public async Task<AddedMotifDatabase> AddUploadAsync(
        ClaimsPrincipal user, string project, string upload, string fileName, MotifDatabaseDetails details, CancellationToken cancellationToken)
    {
        var arrived = uploads.Whole(UploadKey.Of(user, project, upload));
        fileName = Path.GetFileName(fileName);
        if (!File.Exists(arrived))
            throw new InputException($"{fileName} has not arrived whole; upload it again.");
        try
        {
            Check(details);
            var (file, sha) = await Task.Run(() => Read(arrived, fileName), cancellationToken);
            var entity = new MotifDatabaseEntity
            {
                ProjectId = project,
                Name = details.Name.Trim(),
                Version = details.Version.Trim(),
                FileName = fileName[..Math.Min(200, fileName.Length)],
                Format = file.Format.ToString(),
                Alphabet = file.Database.Alphabet.Name,
                Motifs = file.Database.Motifs.Count,
                Sha256 = sha,
                Licence = details.Licence.Trim(),
                AddedBy = user.PersonName(),
                CreatedAt = clock.GetUtcNow(),
            };
            Directory.CreateDirectory(Path.GetDirectoryName(data.MotifDatabase(entity.Id))!);
            File.Move(arrived, data.MotifDatabase(entity.Id));
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.MotifDatabases.Add(entity);
            context.Activities.Add(activities.Line(user, project, "added a motif database", entity.Name));
            await context.SaveChangesAsync(cancellationToken);
            return new AddedMotifDatabase(entity.Id, entity.Motifs, file.Repeated);
        }
        finally
        {
            File.Delete(arrived);
        }
    }

    /// <summary>Changes name, version and licence. Runs keep the name that they were started with.</summary>
    /// <returns>False when the project owns no such database.</returns>
    /// <exception cref="InputException">A text is missing or too long.</exception>
    public async Task<bool> ChangeAsync(string project, string id, MotifDatabaseDetails details, CancellationToken cancellationToken)
    {
        Check(details);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.MotifDatabases.Where(one => one.Id == id && one.ProjectId == project).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Name, details.Name.Trim()).SetProperty(one => one.Version, details.Version.Trim()).SetProperty(one => one.Licence, details.Licence.Trim()),
            cancellationToken) > 0;
    }

    /// <summary>Deletes a database of the project.</summary>
    /// <returns>False when the project owns no such database.</returns>
    /// <exception cref="InputException">A run uses it, or every project has it.</exception>
    public async Task<bool> DeleteAsync(ClaimsPrincipal user, string project, string id, CancellationToken cancellationToken)
    {
        if (id == StarterSet.Id)
            throw new InputException("The starter set comes with CisLens and stays.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var run = await context.Runs.Where(one => one.ProjectId == project && one.SpecJson.Contains(id)).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);
        if (run is not null)
            throw new InputException($"The run '{run}' uses these motifs; delete the run first.");
        if (await context.MotifDatabases.SingleOrDefaultAsync(one => one.Id == id && one.ProjectId == project, cancellationToken) is not { } entity)
            return false;
        context.MotifDatabases.Remove(entity);
        context.Activities.Add(activities.Line(user, project, "deleted a motif database", entity.Name));
        await context.SaveChangesAsync(cancellationToken);
        File.Delete(data.MotifDatabase(id));
        return true;
    }

    private static (MotifFile File, string Sha256) Read(string path, string fileName)
    {
        using var stream = File.OpenRead(path);
        var file = MotifFiles.Parse(stream, fileName);
        stream.Position = 0;
        return (file, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    private static void Check(MotifDatabaseDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Name))
            throw new InputException("Give the database a name, such as JASPAR CORE vertebrates.");
        if (details.Name.Length > LongestName || details.Version.Length > LongestVersion || details.Licence.Length > LongestLicence)
            throw new InputException($"The name has at most {LongestName} characters, the version {LongestVersion} and the licence {LongestLicence}; shorten them.");
    }

    private static MotifDatabaseLine Starter { get; } = new(
        StarterSet.Id, false, StarterSet.Source.Name, StarterSet.Source.Version, StarterSet.FileName, nameof(MotifFormat.Table), StarterSet.Database.Alphabet.Name,
        StarterSet.Source.Motifs, StarterSet.Source.Sha256, StarterSet.Licence, "", null);

    private static MotifDatabaseLine Line(MotifDatabaseEntity one) => new(
        one.Id, one.ProjectId is not null, one.Name, one.Version, one.FileName, one.Format, one.Alphabet, one.Motifs, one.Sha256, one.Licence, one.AddedBy, one.CreatedAt);
}
