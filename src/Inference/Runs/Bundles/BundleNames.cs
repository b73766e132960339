using System.Globalization;
using CisLens.Shared.Runs;

namespace CisLens.Inference.Runs.Bundles;

/// <summary>The names of the files in a bundle, one place for who writes, reads and compares them.</summary>
internal static class BundleNames
{
    public const string Readme = "README.txt";
    public const string Crate = "ro-crate-metadata.json";
    public const string Checksums = "checksums.sha256";
    public const string Spec = "spec.json";
    public const string Model = "model.json";
    public const string Prepared = "prepared.json";
    public const string Provenance = "provenance.json";
    public const string Rows = "rows.tsv";
    public const string Dropped = "dropped.tsv";
    public const string Sequences = "sequences.tsv";
    public const string Fasta = "sequences.fa";
    public const string OneHot = "sequences.npz";
    public const string Predictions = "predictions.tsv";
    public const string PredictionSpread = "predictions.spread.npz";
    public const string Outputs = "outputs.npz";

    /// <summary>Folder of what was planted in simulated sequences.</summary>
    public const string Truth = "truth/";

    /// <summary>Folder of the audit; the parts of its tests lie below.</summary>
    public const string Audit = "audit/";

    /// <summary>Folder of what people said and chose, which a download adds.</summary>
    public const string People = "people/";

    public const string PeopleChecksums = $"{People}checksums.sha256";

    /// <summary>Folder of the scan for known motifs.</summary>
    public const string Scan = "motifs/scan";

    /// <summary>Whether a file, or an entity of the metadata, is of what people said and chose.</summary>
    public static bool IsOfPeople(string name) => name.StartsWith(People, StringComparison.Ordinal);

    /// <summary>An array of a track: <c>observed</c>, <c>matrix</c>, or a further array of the method.</summary>
    public static string Attribution(RunSpec spec, TrackKey track, string part) => $"{Track(spec, track)}.{part}.npz";

    /// <summary>What was measured to prove a track's numbers.</summary>
    public static string Checks(RunSpec spec, TrackKey track) => $"{Track(spec, track)}.checks.json";

    public static string Embedding(RunSpec spec, int index)
    {
        var embedding = spec.Embeddings![index];
        return string.Create(CultureInfo.InvariantCulture, $"embeddings/{index}.{Plain(embedding.Layer)}.{embedding.Pooling.ToString().ToLowerInvariant()}.npz");
    }

    /// <summary>Folder of the filters of a layer.</summary>
    public static string Filters(RunSpec spec, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"motifs/filters.{index}.{Plain(spec.Motifs!.Filters[index].Layer)}/");

    /// <summary>Folder of a discovery.</summary>
    public static string Discovery(RunSpec spec, int index)
    {
        var discovery = spec.Motifs!.Discoveries[index];
        return string.Create(CultureInfo.InvariantCulture, $"motifs/{index}.{discovery.Procedure}.{Name(spec, new TrackKey(discovery.Method, discovery.Target))}/");
    }

    /// <summary>Folder of the instances of a discovery's motifs.</summary>
    public static string Instances(RunSpec spec, int index) => $"{Discovery(spec, index)}instances/";

    /// <summary>Folder of one part of a stage.</summary>
    public static string Part(string stage, int index) => string.Create(CultureInfo.InvariantCulture, $"{stage}/chunk-{index:D5}/");

    private static string Track(RunSpec spec, TrackKey track) => $"attributions/{Name(spec, track)}";

    private static string Name(RunSpec spec, TrackKey track) =>
        string.Create(CultureInfo.InvariantCulture, $"{track.Method}.{track.Target}.{Plain(spec.Targets[track.Target].Name)}");

    /// <summary>A name with nothing in it that a file's name may not have.</summary>
    private static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));
}
