using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles.People;

/// <summary>The three files of a bundle that say what is in it. They are the last of the zip, so that what people said is added without touching the rest.</summary>
/// <param name="Readme">For people.</param>
/// <param name="Crate">For programs.</param>
/// <param name="Checksums">SHA-256 of each file.</param>
internal sealed record BundleListing(string Readme, string Crate, string Checksums)
{
    private const int Digits = 64;
    private const string Heading = "\nWhat people said and chose, as it stood when this was downloaded; not a result, and not compared with other runs:\n";

    /// <summary>Their names, in their order.</summary>
    public static readonly IReadOnlyList<string> Names = [BundleNames.Readme, BundleNames.Crate, BundleNames.Checksums];

    public static BundleListing Read(Func<string, string> text) => new(text(BundleNames.Readme), text(BundleNames.Crate), text(BundleNames.Checksums));

    /// <summary>Their texts, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<string> Texts => [Readme, Crate, Checksums];

    /// <summary>The same with these files below <c>people/</c> and no others there; with none it is the listing that the run's last stage wrote.</summary>
    public BundleListing With(IReadOnlyList<BundleFile> files)
    {
        var readme = Readme.LastIndexOf(Heading, StringComparison.Ordinal) is >= 0 and var cut ? Readme[..cut] : Readme;
        if (files.Count > 0)
            readme += Heading + string.Concat(files.Select(file => $"{file.Name}  {file.Description}\n"));
        var crate = CrateWith(files, readme);
        var sums = Checksums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Names.Contains(NameIn(line)) && !BundleNames.IsOfPeople(NameIn(line)))
            .Concat(files.Select(file => Sum(file.Sha256!, file.Name))).Append(Sum(Hash(readme), BundleNames.Readme)).Append(Sum(Hash(crate), BundleNames.Crate));
        return new BundleListing(readme, crate, string.Concat(sums.Select(line => line + "\n")));
    }

    /// <summary>The SHA-256 (hex) of a text as it is stored.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A line of a list of checksums, without its end.</summary>
    public static string Sum(string hash, string name) => $"{hash}  {name}";

    private string CrateWith(IReadOnlyList<BundleFile> files, string readme)
    {
        var crate = JsonNode.Parse(Crate)!.AsObject();
        var graph = crate["@graph"]!.AsArray();
        var parts = Entity(graph, "./")["hasPart"]!.AsArray();
        RemovePeople(parts);
        RemovePeople(graph);
        var about = Entity(graph, BundleNames.Readme);
        (about["contentSize"], about["sha256"]) = (Encoding.UTF8.GetByteCount(readme).ToString(CultureInfo.InvariantCulture), Hash(readme));
        foreach (var file in files)
        {
            parts.Add(BundleCrate.Reference(file.Name));
            graph.Add(BundleCrate.File(file));
        }
        return crate.ToJsonString(RunJson.Indented);
    }

    private static void RemovePeople(JsonArray entities)
    {
        foreach (var entity in entities.Where(one => BundleNames.IsOfPeople(Id(one))).ToList())
            entities.Remove(entity);
    }

    private static JsonObject Entity(JsonArray graph, string id) => graph.Single(one => Id(one) == id)!.AsObject();

    private static string Id(JsonNode? entity) => entity!["@id"]!.GetValue<string>();

    private static string NameIn(string line) => line.Length > Digits + 2 ? line[(Digits + 2)..] : throw new InvalidDataException("No line of a list of checksums.");
}
