using CisLens.Shared.Data;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Shared.Tests.Runs;

public class OwnPartsTests
{
    [Fact]
    public async Task Check_PartsOfTheProjectOrOfAll_MayRun()
    {
        await using var database = await TestDatabase.CreateAsync();
        var project = await database.AddProjectAsync();
        Assert.Null(await RefusalAsync(database, project, project));
        Assert.Null(await RefusalAsync(database, project, owner: null));
    }

    [Fact]
    public async Task Check_MotifsOfAnotherProject_AreRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var project = await database.AddProjectAsync();
        Assert.Equal(
            "The project does not have the motif database 'Theirs' that the run names; add it to the project and choose it.",
            await RefusalAsync(database, project, await database.AddProjectAsync()));
    }

    private static async Task<string?> RefusalAsync(TestDatabase database, string project, string? owner)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var motifs = new MotifDatabaseEntity
        {
            ProjectId = owner, Name = "Theirs", Version = "1", FileName = "m.meme", Format = "meme", Alphabet = "dna", Motifs = 1, Sha256 = "", Licence = "", AddedBy = "", CreatedAt = DateTimeOffset.UtcNow,
        };
        db.MotifDatabases.Add(motifs);
        await db.SaveChangesAsync();
        var spec = TestSpecs.Predict() with { Motifs = new MotifSpec { Databases = [new MotifDatabaseSource(motifs.Id, "Theirs", "1", "", 1)] } };
        var run = new RunEntity { ProjectId = project, Name = spec.Name, SpecJson = spec.ToJson(), SpecHash = spec.Hash(), SubmittedAt = DateTimeOffset.UtcNow };
        return (await Record.ExceptionAsync(() => new OwnParts().CheckAsync(db, run, default)))?.Message;
    }
}
