using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CisLens.Inference.Runs;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Tests.Runs.Bundles;

public sealed class BundleCrateTests : IDisposable
{
    private readonly LocalLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Crate_Bundle_EveryFileOnceWithItsChecksum()
    {
        using var context = Run();
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        var graph = Graph(zip);
        var files = graph.Where(entity => Type(entity) == "File").ToList();
        // The metadata file is not a part of what it describes.
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Where(name => name != "ro-crate-metadata.json").Order(StringComparer.Ordinal), files.Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(files.Select(Id), Ids(Entity(graph, "./")["hasPart"]));
        Assert.All(files, file =>
        {
            Assert.NotEmpty(file["description"]!.GetValue<string>());
            Assert.NotNull(file["encodingFormat"]);
            if (Id(file) == "checksums.sha256")
                return;
            using var stream = zip.GetEntry(Id(file))!.Open();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream)), file["sha256"]!.GetValue<string>());
            Assert.Equal(zip.GetEntry(Id(file))!.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), file["contentSize"]!.GetValue<string>());
        });
        Assert.Equal(graph.Count, graph.Select(Id).Distinct().Count());
    }

    [Fact]
    public void Crate_Bundle_HasWhatTheProfileRequires()
    {
        using var context = Run();
        using var zip = ZipFile.OpenRead(context.Folder.Bundle);
        var graph = Graph(zip);
        var descriptor = Entity(graph, "ro-crate-metadata.json");
        Assert.Equal(("CreativeWork", "./", "https://w3id.org/ro/crate/1.1"), (Type(descriptor), Id(descriptor["about"]!), Id(descriptor["conformsTo"]!)));
        var root = Entity(graph, "./");
        Assert.Equal(("Dataset", "https://w3id.org/ro/wfrun/process/0.5", "2026-03-01"), (Type(root), Id(root["conformsTo"]!), root["datePublished"]!.GetValue<string>()));
        Assert.All(["name", "description"], property => Assert.NotEmpty(root[property]!.GetValue<string>()));
        Assert.Equal("CreativeWork", Type(Entity(graph, Id(root["license"]!))));
        Assert.Equal("CreativeWork", Type(Entity(graph, Id(root["conformsTo"]!))));

        var action = Entity(graph, Id(root["mentions"]!));
        Assert.Equal("CreateAction", Type(action));
        var software = Entity(graph, Id(action["instrument"]!));
        Assert.Equal(("SoftwareApplication", SoftwareVersion.Current), (Type(software), software["softwareVersion"]!.GetValue<string>()));
        var given = Ids(action["object"]).ToList();
        Assert.All(["spec.json", "sequences.tsv", "#model", "#sequence-set", "#seed"], id => Assert.Contains(id, given));
        var made = Ids(action["result"]).ToList();
        Assert.Contains("attributions/ism.0.B.matrix.npz", made);
        Assert.Empty(made.Intersect(given));
        // Every reference is to something that is described.
        Assert.All(given.Concat(made), id => Assert.NotNull(Entity(graph, id)));
        Assert.Equal(context.Spec.Model.Sha256, Entity(graph, "#model")["sha256"]!.GetValue<string>());
        Assert.DoesNotContain("endTime", action.Select(property => property.Key));
    }

    private RunContext Run()
    {
        var context = _lab.Open(RunLab.Fasta(5, 30), spec => spec with { Date = new DateOnly(2026, 3, 1) }, null, "ism");
        LocalLab.RunAll(context);
        return context;
    }

    private static List<JsonObject> Graph(ZipArchive zip)
    {
        using var stream = zip.GetEntry("ro-crate-metadata.json")!.Open();
        return [.. JsonNode.Parse(stream)!["@graph"]!.AsArray().Select(entity => entity!.AsObject())];
    }

    private static JsonObject Entity(List<JsonObject> graph, string id) => graph.Single(entity => Id(entity) == id);

    private static string Id(JsonNode entity) => entity["@id"]!.GetValue<string>();

    private static string Type(JsonObject entity) => entity["@type"]!.GetValue<string>();

    private static IEnumerable<string> Ids(JsonNode? references) => references!.AsArray().Select(reference => Id(reference!));
}
