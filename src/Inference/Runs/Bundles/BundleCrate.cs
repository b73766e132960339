using System.Globalization;
using System.Text.Json.Nodes;
using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>
/// The bundle as a Process Run Crate 0.5 (https://w3id.org/ro/wfrun/process/0.5) on RO-Crate 1.1: every file with its checksum, and
/// the run as the action that made them of sequences, model and motif databases. Holds no time of day, no machine and no person, so that
/// the same specification gives the same bytes; the date is the specification's.
/// </summary>
internal static class BundleCrate
{
    private const string Specification = "https://w3id.org/ro/crate/1.1";
    private const string Profile = "https://w3id.org/ro/wfrun/process/0.5";
    private const string NumPy = "https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html";
    private const string Software = "#cislens";
    private const string Run = "#run";
    private const string Seed = "#seed";
    private const string Licence = "#licence";
    private const string ModelLicence = "#model-licence";
    private const string ModelId = "#model";
    private const string SetId = "#sequence-set";

    // What the run was given; everything else in the bundle was made by it, or is about the bundle.
    private static readonly HashSet<string> Given = [BundleNames.Spec, BundleNames.Model, BundleNames.Sequences, BundleNames.Fasta];
    private static readonly HashSet<string> About = [BundleNames.Readme, BundleNames.Checksums];

    public static string Write(RunContext context, PreparedRun prepared, IReadOnlyList<BundleFile> files)
    {
        var spec = context.Spec;
        var databases = (spec.Motifs?.Databases ?? []).Select((source, index) => Database(source, index)).ToList();
        var graph = new JsonArray
        {
            new JsonObject { ["@id"] = BundleNames.Crate, ["@type"] = "CreativeWork", ["conformsTo"] = Reference(Specification), ["about"] = Reference("./") },
            Root(spec, prepared, files),
            new JsonObject { ["@id"] = Profile, ["@type"] = "CreativeWork", ["name"] = "Process Run Crate", ["version"] = "0.5" },
            Action(spec, files, databases),
            new JsonObject { ["@id"] = Software, ["@type"] = "SoftwareApplication", ["name"] = "CisLens", ["softwareVersion"] = SoftwareVersion.Current },
            Model(spec, context.Package.Card),
            new JsonObject { ["@id"] = SetId, ["@type"] = "CreativeWork", ["name"] = spec.Sequences.Name, ["description"] = "The stored set that the sequences are from; sha256 is that of its content.", ["sha256"] = spec.Sequences.Sha256 },
            new JsonObject { ["@id"] = Seed, ["@type"] = "PropertyValue", ["name"] = "seed", ["value"] = spec.Seed.ToString(CultureInfo.InvariantCulture) },
            new JsonObject { ["@id"] = Licence, ["@type"] = "CreativeWork", ["name"] = "Not stated", ["description"] = "Nobody has said under which licence sequences and results may be used; ask whoever gave you this bundle." },
            new JsonObject { ["@id"] = ModelLicence, ["@type"] = "CreativeWork", ["name"] = context.Package.Card.Licence, ["description"] = "The licence of the model's weights, as its card states it. The weights are not in the bundle." },
            new JsonObject { ["@id"] = NumPy, ["@type"] = "WebSite", ["name"] = "NumPy's .npy and .npz formats" },
        };
        foreach (var entity in databases.Concat(files.Select(File)))
            graph.Add(entity);
        return new JsonObject
        {
            ["@context"] = new JsonArray($"{Specification}/context", "https://w3id.org/ro/terms/workflow-run/context"),
            ["@graph"] = graph,
        }.ToJsonString(RunJson.Indented);
    }

    private static JsonObject Root(RunSpec spec, PreparedRun prepared, IReadOnlyList<BundleFile> files)
    {
        var root = new JsonObject
        {
            ["@id"] = "./",
            ["@type"] = "Dataset",
            ["conformsTo"] = Reference(Profile),
            ["name"] = spec.Name,
            ["description"] = $"{prepared.Rows.ToString("N0", CultureInfo.InvariantCulture)} sequences of '{spec.Sequences.Name}' explained by {spec.Model.Name} {spec.Model.Version}: predictions, attributions and what follows from them. The date is the day on which the specification was first submitted.",
            ["identifier"] = spec.Hash(),
        };
        if (spec.Date is { } date)
            root["datePublished"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        root["license"] = Reference(Licence);
        root["hasPart"] = References(files.Select(file => file.Name));
        root["mentions"] = Reference(Run);
        return root;
    }

    private static JsonObject Action(RunSpec spec, IReadOnlyList<BundleFile> files, IEnumerable<JsonObject> databases) => new()
    {
        ["@id"] = Run,
        ["@type"] = "CreateAction",
        ["name"] = spec.Name,
        ["description"] = $"CisLens.Inference run {BundleNames.Spec} --sequences {BundleNames.Sequences} --model <package> --out <folder>; the specification has the SHA-256 {spec.Hash()}.",
        ["instrument"] = Reference(Software),
        ["object"] = References([
            .. files.Select(file => file.Name).Where(IsGiven), SetId, ModelId, Seed, .. databases.Select(database => database["@id"]!.GetValue<string>()),
        ]),
        ["result"] = References(files.Select(file => file.Name).Where(name => !IsGiven(name) && !About.Contains(name))),
    };

    private static JsonObject Model(RunSpec spec, ModelCard card)
    {
        var model = new JsonObject
        {
            ["@id"] = ModelId,
            ["@type"] = "CreativeWork",
            ["name"] = card.Title,
            ["version"] = card.Version,
            ["description"] = card.Description,
            ["sha256"] = spec.Model.Sha256,
            ["license"] = Reference(ModelLicence),
            ["subjectOf"] = Reference(BundleNames.Model),
        };
        if (card.Citation is not null)
            model["citation"] = card.Citation;
        return model;
    }

    private static JsonObject Database(MotifDatabaseSource source, int index) => new()
    {
        ["@id"] = string.Create(CultureInfo.InvariantCulture, $"#motif-database-{index}"),
        ["@type"] = "CreativeWork",
        ["name"] = source.Name,
        ["version"] = source.Version,
        ["description"] = string.Create(CultureInfo.InvariantCulture, $"{source.Motifs} known motifs; sha256 is that of the database's file, which is not in the bundle."),
        ["sha256"] = source.Sha256,
    };

    public static JsonObject File(BundleFile file)
    {
        var entity = new JsonObject
        {
            ["@id"] = file.Name,
            ["@type"] = "File",
            ["name"] = Path.GetFileName(file.Name),
            ["description"] = file.Description,
            ["encodingFormat"] = Format(file.Name),
        };
        if (file is { Bytes: { } bytes, Sha256: { } hash })
            (entity["contentSize"], entity["sha256"]) = (bytes.ToString(CultureInfo.InvariantCulture), hash);
        return entity;
    }

    private static JsonNode Format(string name) => Path.GetExtension(name) switch
    {
        ".json" => "application/json",
        ".tsv" => "text/tab-separated-values",
        ".html" => "text/html",
        ".npz" => new JsonArray("application/zip", Reference(NumPy)),
        ".npy" => new JsonArray("application/octet-stream", Reference(NumPy)),
        ".fa" or ".meme" or ".bed" or ".txt" or ".sha256" => "text/plain",
        _ => "application/octet-stream",
    };

    private static bool IsGiven(string name) => Given.Contains(name) || name.StartsWith(BundleNames.Truth, StringComparison.Ordinal);

    private static JsonArray References(IEnumerable<string> ids) => [.. ids.Select(Reference)];

    public static JsonObject Reference(string id) => new() { ["@id"] = id };
}
