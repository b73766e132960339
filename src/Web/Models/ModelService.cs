using System.Security.Claims;
using CisLens.Inference.Models;
using CisLens.Inference.Readiness;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Storage;
using CisLens.Web.Access;
using CisLens.Web.Shell;
using CisLens.Web.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Models;

/// <summary>The catalogue as pages see it: the models that ship, and those that a project has added.</summary>
public sealed class ModelService(
    IDbContextFactory<CisLensDb> databases, DataFolder data, ModelCatalogue catalogue, UploadStore uploads, ProjectNames names, ReadinessService readiness,
    ScriptGate scripts, ActivityLog activities, TimeProvider clock)
{
    /// <summary>The models that ship, after those of a project; null when there is no such project.</summary>
    public async Task<ModelShelf?> ShelfAsync(string? project, CancellationToken cancellationToken)
    {
        var name = project is null ? null : await names.FindAsync(project, cancellationToken);
        if (project is not null && name is null)
            return null;
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var added = await database.Models.Where(model => model.ProjectId != null && model.ProjectId == project)
            .OrderBy(model => model.Name).Select(model => model.Id).ToListAsync(cancellationToken);
        return new ModelShelf(name, [
            .. added.Select(id => new ModelLine(id, project, catalogue.Open(id).Card)),
            .. catalogue.Shipped().Select(model => new ModelLine(model.Id, null, model.Package.Card))]);
    }

    /// <summary>A model that ships or that the project has added; null when there is none.</summary>
    public async Task<ModelDetail?> FindAsync(string? project, string model, CancellationToken cancellationToken)
    {
        var name = project is null ? null : await names.FindAsync(project, cancellationToken);
        if (project is not null && name is null)
            return null;
        if (catalogue.Shipped().FirstOrDefault(one => one.Id == model) is { } shipped)
            return Detail(new ModelLine(shipped.Id, null, shipped.Package.Card), name);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Models.AnyAsync(one => one.Id == model && one.ProjectId == project && project != null, cancellationToken)
            ? Detail(new ModelLine(model, project, catalogue.Open(model).Card), name)
            : null;
    }

    /// <summary>Adds a package, or makes one of a bare weights file, from an upload that has arrived whole; answers its id.</summary>
    /// <exception cref="InputException">It is no package, or file and description do not fit; the sentence says why.</exception>
    public async Task<string> AddAsync(ClaimsPrincipal user, string project, AddModelForm form, CancellationToken cancellationToken)
    {
        // Complaints name the file as the person knows it.
        var arrived = uploads.Whole(UploadKey.Of(user, project, form.Upload));
        var staging = arrived + ".model";
        var file = Path.Combine(staging, Path.GetFileName(form.FileName));
        if (!File.Exists(arrived))
            throw new InputException($"{form.FileName} has not arrived whole; upload it again.");
        Directory.CreateDirectory(staging);
        try
        {
            File.Move(arrived, file);
            var added = await Task.Run(() => form.IsPackage ? catalogue.AddZip(file) : catalogue.AddWeights(form.ToRequest(file)), cancellationToken);
            try
            {
                await scripts.CheckAsync(user, project, added.Package.Card);
                await RecordAsync(user, project, added, cancellationToken);
            }
            catch
            {
                Directory.Delete(data.Model(added.Id), recursive: true);
                throw;
            }
            await readiness.AskAsync(added.Id, cancellationToken);
            return added.Id;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <exception cref="InputException">A run uses the model.</exception>
    public async Task DeleteAsync(ClaimsPrincipal user, string project, string model, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var active = await database.Runs.Where(run => run.ProjectId == project && run.SpecJson.Contains(model)).Select(run => run.Name).FirstOrDefaultAsync(cancellationToken);
        if (active is not null)
            throw new InputException($"The run '{active}' was made with this model; delete the run first.");
        if (await database.Models.SingleOrDefaultAsync(one => one.Id == model && one.ProjectId == project, cancellationToken) is not { } entity)
            return;
        database.Models.Remove(entity);
        database.Activities.Add(activities.Line(user, project, "deleted a model", entity.Name));
        await database.SaveChangesAsync(cancellationToken);
        if (Directory.Exists(data.Model(model)))
            Directory.Delete(data.Model(model), recursive: true);
        readiness.Forget(model);
    }

    private async Task RecordAsync(ClaimsPrincipal user, string project, CatalogueModel added, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Models.Add(new ModelEntity
        {
            Id = added.Id,
            ProjectId = project,
            Name = added.Package.Card.Title,
            Version = added.Package.Card.Version,
            Folder = Path.GetRelativePath(data.Root, added.Package.Folder),
            PersonId = user.PersonId(),
            CreatedAt = clock.GetUtcNow(),
        });
        database.Activities.Add(activities.Line(user, project, "added a model", added.Package.Card.Title));
        await database.SaveChangesAsync(cancellationToken);
    }

    private static ModelDetail Detail(ModelLine line, string? projectName) => new(line, projectName, LayerTable.Of(line.Card));
}
