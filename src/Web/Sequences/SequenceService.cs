using System.Security.Claims;
using System.Text;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Sequences;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Quotas;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Sequences;

/// <summary>Sequence sets: list, look, add, delete. A set is found only below the project that owns it.</summary>
public sealed class SequenceService(
    IDbContextFactory<CisLensDb> databases, DataFolder data, UploadStore uploads, SequenceImports imports, ProjectNames names,
    PersonNames people, QuotaDesk quotas, ActivityLog activities, TimeProvider clock)
{
    private const int FirstShown = 10;
    private const int LongestName = 100;
    private static readonly string[] Suffixes = [".gz", ".fa", ".fasta", ".fna", ".ffn", ".tsv", ".csv", ".txt"];

    /// <summary>Null when there is no such project.</summary>
    public async Task<SequenceSetList?> ListAsync(string project, CancellationToken cancellationToken)
    {
        if (await names.FindAsync(project, cancellationToken) is not { } name)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var sets = await database.SequenceSets.AsNoTracking().Where(set => set.ProjectId == project)
            .OrderByDescending(set => set.CreatedAt).ToListAsync(cancellationToken);
        var known = await people.FindAsync(sets.Select(set => set.PersonId), cancellationToken);
        return new SequenceSetList(name, [.. sets.Select(set => Line(set, known.GetValueOrDefault(set.PersonId ?? "")))]);
    }

    /// <summary>Null when the project has no such set.</summary>
    public async Task<SequenceSetPreview?> PreviewAsync(string project, string set, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await names.FindAsync(project, cancellationToken) is not { } name
            || await database.SequenceSets.AsNoTracking().SingleOrDefaultAsync(one => one.Id == set && one.ProjectId == project, cancellationToken) is not { } entity)
            return null;
        var line = Line(entity, await people.FindAsync(entity.PersonId, cancellationToken));
        if (entity.State != SequenceSetState.Ready)
            return new SequenceSetPreview(line, name, null, []);
        using var stored = SequenceSet.Open(data.SequenceSet(set));
        return new SequenceSetPreview(line, name, stored.Report, stored.Read(0, (int)Math.Min(FirstShown, stored.Count)));
    }

    /// <summary>A page of the rejected rows of a set.</summary>
    public Task<IReadOnlyList<RejectedSequence>> RejectedAsync(string set, int first, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stored = SequenceSet.Open(data.SequenceSet(set));
        return Task.FromResult(stored.ReadRejected(first, count));
    }

    /// <summary>Makes a set of an upload that has arrived whole, and answers its id; the reading goes on by itself.</summary>
    /// <exception cref="InputException">There is no such upload.</exception>
    public async Task<string> AddUploadAsync(ClaimsPrincipal user, string project, string upload, string fileName, CancellationToken cancellationToken)
    {
        var arrived = uploads.Whole(UploadKey.Of(user, project, upload));
        if (!File.Exists(arrived))
            throw new InputException($"{fileName} has not arrived whole; upload it again.");
        return await AddAsync(user, project, NameOf(fileName), fileName, file => File.Move(arrived, file), cancellationToken);
    }

    /// <summary>Makes a set of pasted text and answers its id.</summary>
    /// <exception cref="InputException">There is no text.</exception>
    public async Task<string> AddTextAsync(ClaimsPrincipal user, string project, string name, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new InputException("There is nothing to add; paste FASTA, a table, or one sequence on each line.");
        await quotas.CheckStoreAsync(user.PersonId() ?? "", project, text.Length, cancellationToken);
        var title = name.Trim().Length > 0 ? name.Trim() : "Pasted sequences";
        return await AddAsync(user, project, title, "pasted text", file => File.WriteAllText(file, text, new UTF8Encoding(false)), cancellationToken);
    }

    /// <summary>False when the project has no such set.</summary>
    /// <exception cref="InputException">A run uses the set.</exception>
    public async Task<bool> DeleteAsync(ClaimsPrincipal user, string project, string set, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var run = await database.Runs.Where(one => one.ProjectId == project && one.SpecJson.Contains(set)).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);
        if (run is not null)
            throw new InputException($"The run '{run}' shows these sequences; delete the run first.");
        if (await database.SequenceSets.SingleOrDefaultAsync(one => one.Id == set && one.ProjectId == project, cancellationToken) is not { } entity)
            return false;
        database.SequenceSets.Remove(entity);
        database.Activities.Add(activities.Line(user, project, "deleted sequences", entity.Name));
        await database.SaveChangesAsync(cancellationToken);
        if (Directory.Exists(data.SequenceSet(set)))
            Directory.Delete(data.SequenceSet(set), recursive: true);
        return true;
    }

    private async Task<string> AddAsync(ClaimsPrincipal user, string project, string name, string source, Action<string> put, CancellationToken cancellationToken)
    {
        var set = new SequenceSetEntity { ProjectId = project, Name = name[..Math.Min(LongestName, name.Length)], Source = source, PersonId = user.PersonId(), CreatedAt = clock.GetUtcNow() };
        var file = uploads.FileOf(set.Id);
        put(file);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.SequenceSets.Add(set);
        database.Activities.Add(activities.Line(user, project, "added sequences", set.Name));
        await database.SaveChangesAsync(cancellationToken);
        imports.Enqueue(new ImportJob(set.Id, file, source));
        return set.Id;
    }

    private static string NameOf(string fileName)
    {
        var name = Path.GetFileName(fileName);
        foreach (var suffix in Suffixes)
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && name.Length > suffix.Length)
                name = name[..^suffix.Length];
        return name;
    }

    private static SequenceSetLine Line(SequenceSetEntity set, string? person) =>
        new(set.Id, set.ProjectId, set.Name, set.Source, set.State, set.Failure, set.Count, set.Rejected, set.CreatedAt) { Person = person };
}
