using System.Text.Json;
using CisLens.Inference.Attribution;
using CisLens.Shared;
using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Web.Runs;

/// <summary>The presets of projects: list, save, change, delete.</summary>
public sealed class MethodPresets(IDbContextFactory<CisLensDb> databases, TimeProvider clock)
{
    private const int LongestName = 100;

    /// <summary>A project's own presets by name, after those that CisLens brings along.</summary>
    public async Task<IReadOnlyList<MethodPreset>> ListAsync(string project, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var own = await database.MethodPresets.Where(preset => preset.ProjectId == project).OrderBy(preset => preset.Name).ToListAsync(cancellationToken);
        return [.. MethodPreset.BuiltIn, .. own.Select(preset => new MethodPreset(preset.Id, preset.Name, Methods(preset.MethodsJson)))];
    }

    /// <summary>Saves a preset and answers its id.</summary>
    /// <exception cref="InputException">The name is empty, too long or taken, there is no method, or a setting is wrong.</exception>
    public async Task<string> SaveAsync(string project, string name, IReadOnlyList<MethodSpec> methods, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var preset = new MethodPresetEntity
        {
            ProjectId = project,
            Name = await FreeNameAsync(database, project, name, null, cancellationToken),
            MethodsJson = Json(methods),
            CreatedAt = clock.GetUtcNow(),
        };
        database.MethodPresets.Add(preset);
        await database.SaveChangesAsync(cancellationToken);
        return preset.Id;
    }

    /// <summary>Gives a preset another name, other methods, or both; false when the project has no such preset.</summary>
    /// <exception cref="InputException">See <see cref="SaveAsync"/>.</exception>
    public async Task<bool> ChangeAsync(string project, string id, string name, IReadOnlyList<MethodSpec> methods, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.MethodPresets.SingleOrDefaultAsync(preset => preset.Id == id && preset.ProjectId == project, cancellationToken) is not { } preset)
            return false;
        (preset.Name, preset.MethodsJson) = (await FreeNameAsync(database, project, name, id, cancellationToken), Json(methods));
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>False when the project has no such preset.</summary>
    public async Task<bool> DeleteAsync(string project, string id, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.MethodPresets.Where(preset => preset.Id == id && preset.ProjectId == project).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    // A method that a later version no longer has cannot be chosen; the others of the preset can.
    private static List<MethodSpec> Methods(string json) =>
        [.. JsonSerializer.Deserialize<MethodSpec[]>(json, RunJson.Compact)!.Where(spec => AttributionCatalogue.All.Any(method => method.Info.Id == spec.Method))];

    private static string Json(IReadOnlyList<MethodSpec> methods)
    {
        if (methods.Count == 0)
            throw new InputException("A preset needs at least one method; choose some, then save.");
        if (methods.GroupBy(method => method.Method).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException($"The method '{twice.Key}' is there twice; a preset has each method once.");
        foreach (var method in methods)
            AttributionCatalogue.Options(method);
        return JsonSerializer.Serialize(methods, RunJson.Compact);
    }

    private static async Task<string> FreeNameAsync(CisLensDb database, string project, string name, string? except, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length == 0)
            throw new InputException("A preset needs a name.");
        if (name.Length > LongestName)
            throw new InputException($"The name has {name.Length} characters; {LongestName} is the most.");
        return MethodPreset.BuiltIn.Any(preset => preset.Name == name)
            || await database.MethodPresets.AnyAsync(preset => preset.ProjectId == project && preset.Name == name && preset.Id != except, cancellationToken)
            ? throw new InputException($"There is a preset called '{name}' already; choose another name.")
            : name;
    }
}
