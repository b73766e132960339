using System.Security.Cryptography;
using System.Text;
using CisLens.Inference.Motifs.Databases;
using CisLens.Inference.Motifs.Starter;
using CisLens.Inference.Tests.Runs;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Shared.Runs;
using Xunit;

namespace CisLens.Inference.Tests.Motifs.Databases;

public sealed class MotifDatabasesTests
{
    private const string Text = ">M1 AP1\n0 10\n0 0\n0 0\n10 0\n";

    [Fact]
    public async Task ListAsync_OfAProject_HasItsOwnThenTheSharedThenTheStarterSet()
    {
        await using var lab = await RunLab.CreateAsync();
        var databases = new MotifDatabases(lab.Contexts, lab.Data);
        var (mine, other) = (await lab.AddProjectAsync("mine"), await lab.AddProjectAsync("other"));
        await AddAsync(lab, null, "shared", 1);
        await AddAsync(lab, mine, "old", 2);
        await AddAsync(lab, other, "not mine", 3);
        await AddAsync(lab, mine, "new", 4);

        Assert.Equal(["new", "old", "shared", "Starter set"], (await databases.ListAsync(mine, default)).Select(source => source.Name));
    }

    [Fact]
    public async Task Open_OfAListedDatabase_HasItsMotifsNameAndVersion()
    {
        await using var lab = await RunLab.CreateAsync();
        var databases = new MotifDatabases(lab.Contexts, lab.Data);
        var project = await lab.AddProjectAsync("mine");
        await AddAsync(lab, project, "mine", 1);
        var source = (await databases.ListAsync(project, default))[0];

        var opened = databases.Open(source);

        Assert.Equal(("mine", "v1", "AP1"), (opened.Name, opened.Version, Assert.Single(opened.Motifs).Name));
        // Nothing but the copy that was opened keeps the motifs.
        GC.Collect();
        Assert.Same(opened.Motifs, databases.Open(source).Motifs);
        Assert.Same(StarterSet.Database, databases.Open(StarterSet.Source));
    }

    [Fact]
    public async Task Open_OfWhatIsGoneOrChanged_IsASentence()
    {
        await using var lab = await RunLab.CreateAsync();
        var databases = new MotifDatabases(lab.Contexts, lab.Data);
        var project = await lab.AddProjectAsync("mine");
        var id = await AddAsync(lab, project, "mine", 1);
        var source = (await databases.ListAsync(project, default))[0];

        await File.AppendAllTextAsync(lab.Data.MotifDatabase(id), ">M2\n1\n1\n1\n1\n");
        Assert.Contains("checksum", Assert.Throws<InputException>(() => databases.Open(source)).Message, StringComparison.Ordinal);
        Assert.Contains("checksum", Assert.Throws<InputException>(() => databases.Open(StarterSet.Source with { Sha256 = "00" })).Message, StringComparison.Ordinal);
        File.Delete(lab.Data.MotifDatabase(id));
        Assert.Contains("'mine' is not in this installation", Assert.Throws<InputException>(() => databases.Open(source)).Message, StringComparison.Ordinal);
        Assert.Contains("not in this installation", Assert.Throws<InputException>(() => databases.Open(source with { Id = "../../secret" })).Message, StringComparison.Ordinal);
    }

    private static async Task<string> AddAsync(RunLab lab, string? project, string name, int day)
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var entity = new MotifDatabaseEntity
        {
            ProjectId = project,
            Name = name,
            Version = "v1",
            FileName = "mine.pfm",
            Format = "Jaspar",
            Alphabet = "DNA",
            Motifs = 1,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Licence = "",
            AddedBy = "me",
            CreatedAt = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(lab.Data.MotifDatabase(entity.Id))!);
        await File.WriteAllBytesAsync(lab.Data.MotifDatabase(entity.Id), bytes);
        await using var context = await lab.Contexts.CreateDbContextAsync();
        context.MotifDatabases.Add(entity);
        await context.SaveChangesAsync();
        return entity.Id;
    }
}
